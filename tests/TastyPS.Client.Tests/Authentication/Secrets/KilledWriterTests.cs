using System.Diagnostics;

namespace TastyPS.Client.Tests.Authentication.Secrets;

/// <summary>A process is killed while it replaces the file.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private const int Kills = 200;

    // One lane runs while another starts its next process.
    private const int Lanes = 4;

    private readonly List<SecretsFolder> _folders = [];

    public void Dispose() => _folders.ForEach(folder => folder.Dispose());

    [Fact]
    public async Task The_file_is_the_old_or_the_new_one_whenever_the_writer_dies_and_never_open_to_others()
    {
        var lanes = Enumerable.Range(0, Lanes).Select(lane =>
        {
            var folder = new SecretsFolder();
            _folders.Add(folder);
            return Task.Run(() => KillAsync(folder, new Random(lane)));
        }).ToList();

        await Task.WhenAll(lanes);

        foreach (var folder in _folders)
        {
            await folder.SaveAsync();
            Assert.Equal([".secrets"], folder.Names);
        }
    }

    private static async Task KillAsync(SecretsFolder folder, Random random)
    {
        await folder.SaveAsync(SecretsFolder.Credentials(secret: "before-0", token: "before-0"));
        for (var run = 0; run < Kills / Lanes; run++)
        {
            var written = await WriteAndDieAsync(folder.Path, $"run{run}", random);

            var credentials = folder.File.Read("Sandbox")!.Credentials;
            Assert.Equal(credentials.ClientSecret, credentials.RefreshToken);
            var (name, number) = (credentials.ClientSecret.Split('-')[0], int.Parse(credentials.ClientSecret.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal($"run{run}", name);
            Assert.True(number >= written, $"Save {written} was reported, yet the file holds save {number}.");
            AssertPrivate(folder);
        }
    }

    private static async Task<int> WriteAndDieAsync(string path, string run, Random random)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TastyPS.SecretsWriter.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [program, path, run]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var reported = new char[64];
        var count = 0;
        for (var wanted = random.Next(1, 12); count < wanted;)
        {
            var read = await writer.StandardOutput.ReadAsync(reported, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, read);
            count += read;
        }

        Thread.SpinWait(random.Next(0, 20_000));
        writer.Kill();
        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        return count;
    }

    private static void AssertPrivate(SecretsFolder folder)
    {
        if (OperatingSystem.IsWindows())
            return;

        foreach (var name in folder.Names)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf(name)));
    }
}
