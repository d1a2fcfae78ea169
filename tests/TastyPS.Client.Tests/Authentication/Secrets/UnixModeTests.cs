using System.Runtime.Versioning;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Client.Tests.Authentication.Secrets;

[UnsupportedOSPlatform("windows")]
public sealed class UnixModeTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly SecretsFolder _folder = new();

    public UnixModeTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_file_and_a_new_folder_are_open_to_their_owner_alone()
    {
        var path = Path.Combine(_folder.PathOf("new"), "deeper", ".secrets");

        await SecretsFile.At(path).SaveAsync(SecretsFolder.Credentials(), TestContext.Current.CancellationToken);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherExecute)]
    public async Task A_file_open_to_others_is_refused_with_the_command_that_mends_it(UnixFileMode tooMuch)
    {
        await _folder.SaveAsync();
        File.SetUnixFileMode(_folder.Path, OwnerOnly | tooMuch);

        var read = Assert.Throws<SecretsFileException>(() => _folder.File.Read("Sandbox"));
        var save = await Assert.ThrowsAsync<SecretsFileException>(() => _folder.SaveAsync());

        Assert.All([read, save, _folder.File.Check().Problem!], failure =>
        {
            Assert.Equal(SecretsFileReason.ReadableByOthers, failure.Reason);
            Assert.Equal($"chmod 600 '{_folder.Path}'", failure.Mend);
            Assert.Contains(failure.Mend!, failure.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_not_followed(bool leadsSomewhere)
    {
        await _folder.SaveAsync();
        var link = SecretsFile.At(_folder.PathOf("link"));
        File.CreateSymbolicLink(link.Path, leadsSomewhere ? _folder.Path : _folder.PathOf("nowhere"));

        Assert.Equal(SecretsFileReason.Link, Assert.Throws<SecretsFileException>(() => link.Read("Sandbox")).Reason);
        var failure = await Assert.ThrowsAsync<SecretsFileException>(() => link.SaveAsync(SecretsFolder.Credentials(), TestContext.Current.CancellationToken));

        Assert.Equal(SecretsFileReason.Link, failure.Reason);
        Assert.Equal([".secrets", "link"], _folder.Names);
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_lock_is_not_followed()
    {
        File.CreateSymbolicLink(_folder.Path + ".lock", _folder.PathOf("elsewhere"));

        var failure = await Assert.ThrowsAsync<SecretsFileException>(() => _folder.SaveAsync());

        Assert.Equal(SecretsFileReason.Link, failure.Reason);
        Assert.DoesNotContain("elsewhere", _folder.Names);
    }

    [Fact]
    public async Task Of_many_that_want_the_lock_at_once_one_has_it()
    {
        var files = new UnixPrivateFiles();
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var taken = 0; taken < 60;)
                {
                    using var held = files.TryLock(_folder.Path + ".lock");
                    if (held is null)
                        continue;

                    taken++;
                    var now = Interlocked.Increment(ref inside);
                    if (now > 1)
                        most = now;
                    Thread.Yield();
                    Interlocked.Decrement(ref inside);
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(0, most);
    }

    [Fact]
    public void A_folder_is_no_secrets_file()
    {
        Directory.CreateDirectory(_folder.Path);

        Assert.Equal(SecretsFileReason.NotAFile, Assert.Throws<SecretsFileException>(() => _folder.File.Read("Sandbox")).Reason);
    }

    [Fact]
    public void A_file_of_another_user_is_refused()
    {
        // Belongs to root everywhere; for root itself, which may give files away, to somebody else.
        var path = "/etc/hostname";
        if (Environment.IsPrivilegedProcess)
        {
            _folder.Write("{}");
            path = _folder.Path;
            using var chown = System.Diagnostics.Process.Start("chown", ["12345", path]);
            chown.WaitForExit();
        }

        var failure = Assert.Throws<SecretsFileException>(() => SecretsFile.At(path).Read("Sandbox"));

        Assert.Equal(SecretsFileReason.NotOwned, failure.Reason);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_save_says_so()
    {
        var failure = await Assert.ThrowsAsync<SecretsFileException>(
            () => SecretsFile.At("/proc/none/.secrets").SaveAsync(SecretsFolder.Credentials(), TestContext.Current.CancellationToken));

        Assert.Equal(SecretsFileReason.NotWritable, failure.Reason);
    }
}
