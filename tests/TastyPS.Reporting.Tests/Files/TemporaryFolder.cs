namespace TastyPS.Reporting.Tests.Files;

/// <summary>A folder of its own for a test, gone when the test is.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tastyps-");

    /// <summary>Every file in the folder, hidden ones too.</summary>
    public IEnumerable<string> FileNames => _folder.EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = 0 }).Select(file => file.Name).Order();

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string With(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
