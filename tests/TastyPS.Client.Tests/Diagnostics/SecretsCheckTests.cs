using TastyPS.Client.Authentication.Secrets;
using TastyPS.Client.Diagnostics;
using TastyPS.Client.Tests.Authentication.Secrets;

namespace TastyPS.Client.Tests.Diagnostics;

/// <summary>The file of the secrets: is it there with the entry, does it open, and who else may read it?</summary>
public sealed class SecretsCheckTests : IDisposable
{
    private const string Place = "https://api.example.com/";
    private readonly SecretsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_with_the_entry_that_only_its_owner_reads_passes_both_checks_and_gives_the_token_its_secret()
    {
        await _folder.SaveAsync(SecretsFolder.Credentials(Place, secret: "of-the-file"));
        var checkup = OfFolder();

        var checks = await checkup.RunAsync();

        Assert.All(checks, check => Assert.Equal(CheckResult.Passed, check.Result));
        Assert.Contains(_folder.Path, checks[0].Message);
        Assert.Contains("of-the-file", Assert.Single(checkup.Server.TokenCalls).Body);
    }

    [Fact]
    public async Task Without_a_file_one_has_to_sign_in_and_what_needs_no_token_is_still_tried()
    {
        var checkup = OfFolder();

        var checks = await checkup.RunAsync();

        Assert.Equal(Checkup.SignIn, checks[0].Recommendation);
        Assert.Contains(_folder.Path, checks[0].Message);
        Assert.Equal("F S P P S S S S S P", Letters(checks));
        Assert.Empty(checkup.Server.TokenCalls);
    }

    [Theory]
    [InlineData("Sandbox", "Default")]
    [InlineData(Place, "Other")]
    public async Task An_entry_of_another_place_or_name_does_not_count(string environment, string name)
    {
        await _folder.SaveAsync(SecretsFolder.Credentials(environment, name));

        var (message, recommendation) = await OfFolder().TroubleAsync("Secrets file", CheckResult.Failed);

        Assert.Contains($"{Place}, Default", message);
        Assert.Equal(Checkup.SignIn, recommendation);
    }

    [Fact]
    public async Task The_entry_is_found_by_its_name()
    {
        await _folder.SaveAsync(SecretsFolder.Credentials(Place, "Other"));

        Assert.Contains("Other", await new Checkup { Folder = _folder, Name = "other" }.PassAsync("Secrets file"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupRead)]
    public async Task A_file_that_others_can_read_fails_the_permissions_and_its_secret_is_not_used(UnixFileMode more)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no file modes on Windows.");
            return;
        }

        await _folder.SaveAsync(SecretsFolder.Credentials(Place));
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);
        var checkup = OfFolder();

        var checks = await checkup.RunAsync();

        Assert.Equal("P F P P S S S S S P", Letters(checks));
        Assert.Contains("chmod 600", checks[1].Recommendation);
        Assert.Empty(checkup.Server.TokenCalls);
    }

    [Fact]
    public async Task A_link_to_a_file_fails_the_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs rights on Windows.");
        await SecretsFile.At(_folder.PathOf("real")).SaveAsync(SecretsFolder.Credentials(Place), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder.Path, _folder.PathOf("real"));

        var checks = await OfFolder().RunAsync();

        Assert.Equal(CheckResult.Failed, checks[1].Result);
        Assert.NotNull(checks[1].Recommendation);
        Assert.Equal(CheckResult.Skipped, checks[4].Result);
    }

    [Fact]
    public async Task A_damaged_file_fails_and_has_no_permissions_to_look_at()
    {
        _folder.Write("not what it should be");

        var checks = await OfFolder().RunAsync();

        Assert.Equal("F S P P S S S S S P", Letters(checks));
        Assert.NotNull(checks[0].Recommendation);
    }

    [Fact]
    public async Task A_file_that_git_would_take_up_is_warned_of_and_used()
    {
        await _folder.SaveAsync(SecretsFolder.Credentials(Place));
        await File.WriteAllTextAsync(_folder.PathOf(".git"), "gitdir: nowhere", TestContext.Current.CancellationToken);

        var checks = await OfFolder().RunAsync();

        Assert.Equal("P W P P P P P P P P", Letters(checks));
        Assert.Contains(".gitignore", checks[1].Recommendation);
    }

    private static string Letters(IEnumerable<ConnectionCheck> checks) => string.Join(" ", checks.Select(check => check.Result.ToString()[0]));

    private Checkup OfFolder() => new() { Folder = _folder };
}
