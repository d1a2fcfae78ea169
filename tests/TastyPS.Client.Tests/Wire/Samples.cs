namespace TastyPS.Client.Tests.Wire;

/// <summary>Recorded replies of the real service. They lie beside the repository, not in it; where they are absent the test is skipped.</summary>
internal static class Samples
{
    public static string Read(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "reference", "samples", name);
            if (File.Exists(file))
                return File.ReadAllText(file);
        }

        Assert.Skip($"The recorded reply {name} is not on this machine.");
        return "";
    }
}
