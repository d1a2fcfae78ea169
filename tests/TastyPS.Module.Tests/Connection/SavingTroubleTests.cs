using System.Management.Automation;
using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Sessions;
using TastyPS.Tests.Shared;

namespace TastyPS.Module.Tests.Connection;

/// <summary>What can go wrong with the place of the secrets when they are saved.</summary>
public sealed class SavingTroubleTests : SignInTest
{
    private const string Connect = "Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File";

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told_as_such_with_what_to_do()
    {
        File.WriteAllText(Path.GetDirectoryName(SecretsPath)!, "a file where the folder should be");

        var error = FailWithSecrets(Connect);

        Assert.Equal(ErrorCategory.WriteError, error.CategoryInfo.Category);
        Assert.Equal("TastySecretsNotWritable", IdOf(error));
        Assert.Contains(Path.GetDirectoryName(SecretsPath)!, error.Exception.Message);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_told_before_a_page_opens()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("TASTYPS_INTERACTIVE", "1");
        File.WriteAllText(Path.GetDirectoryName(SecretsPath)!, "a file where the folder should be");

        var error = FailWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -SecretsPath $File -NoBrowser -TimeoutSeconds 60");

        Assert.Equal("TastySecretsNotWritable", IdOf(error));
        Assert.Contains("-NoSave", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void The_place_that_is_recommended_instead_works_and_is_found_again()
    {
        File.WriteAllText(Path.GetDirectoryName(SecretsPath)!, "a file where the folder should be");
        var command = Regex.Match(FailWithSecrets(Connect).ErrorDetails.RecommendedAction, "-SecretsPath '[^']+'").Value;

        Assert.Empty(RunWithSecrets($"Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token {command}; Disconnect-Tasty").Errors);

        Assert.Equal(["True"], Texts("Connect-Tasty -BaseUri $s.BaseUri; (Get-TastyConnection).IsConnected"));
    }

    [Theory]
    [InlineData("", "TastySecretsCorrupt")]
    [InlineData("no secrets", "TastySecretsCorrupt")]
    [InlineData("{\"version\":2,\"entries\":[]}", "TastySecretsUnknownVersion")]
    public void A_file_that_is_not_understood_has_to_go_out_of_the_way_first(string content, string id)
    {
        WritePrivate(content);

        AssertMovedAwayMends(id, () => File.Move(SecretsPath, SecretsPath + ".old"));
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_has_to_go_out_of_the_way_first()
    {
        Directory.CreateDirectory(SecretsPath);

        AssertMovedAwayMends("TastySecretsNotAFile", () => Directory.Move(SecretsPath, SecretsPath + ".old"));
    }

    [Fact]
    public void A_link_in_the_place_of_the_file_has_to_go_out_of_the_way_first()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs rights on Windows.");
        Directory.CreateDirectory(Path.GetDirectoryName(SecretsPath)!);
        File.CreateSymbolicLink(SecretsPath, Path.Combine(Folder.FullName, "elsewhere"));

        AssertMovedAwayMends("TastySecretsLink", () => File.Move(SecretsPath, SecretsPath + ".old"));
    }

    [Fact]
    public void A_file_that_git_would_take_up_is_warned_of_once_and_used()
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(SecretsPath)!).FullName;
        File.WriteAllText(Path.Combine(folder, ".git"), "gitdir: nowhere");

        var result = RunWithSecrets(Connect, token: Texts("$s.CreateGrant('read')").Single());

        Assert.Contains(".gitignore", Assert.Single(result.Warnings));
        Assert.True(File.Exists(SecretsPath));
        Assert.Single(Session.Run("Get-TastyConnection").Output);
    }

    // The engine of these tests has no Move-Item, so the test moves by itself.
    private void AssertMovedAwayMends(string id, Action move)
    {
        foreach (var command in (string[])["Connect-Tasty -BaseUri $s.BaseUri -SecretsPath $File", Connect])
        {
            var error = FailWithSecrets(command);
            Assert.Equal(id, IdOf(error));
            Assert.Contains($"Move-Item -LiteralPath '{SecretsPath}' -Destination '{SecretsPath}.old'", error.ErrorDetails.RecommendedAction);
        }

        move();
        Assert.Empty(RunWithSecrets(Connect).Errors);
    }

    private void WritePrivate(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SecretsPath)!);
        File.WriteAllText(SecretsPath, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(SecretsPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
