using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

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
    public void A_file_that_git_would_take_up_is_warned_of_once_and_used()
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(SecretsPath)!).FullName;
        File.WriteAllText(Path.Combine(folder, ".git"), "gitdir: nowhere");

        var result = RunWithSecrets(Connect);

        Assert.Contains(".gitignore", Assert.Single(result.Warnings));
        Assert.True(File.Exists(SecretsPath));
        Assert.Single(Session.Run("Get-TastyConnection").Output);
    }
}
