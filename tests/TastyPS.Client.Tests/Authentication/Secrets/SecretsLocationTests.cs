using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Client.Tests.Authentication.Secrets;

public sealed class SecretsLocationTests : IDisposable
{
    private readonly SecretsFolder _here = new();
    private readonly SecretsFolder _configuration = new();
    private readonly Dictionary<string, string> _variables = [];

    public SecretsLocationTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes its configuration folder from the profile alone.");
        _variables["XDG_CONFIG_HOME"] = _configuration.Folder;
    }

    private string ConfiguredPath => Path.Combine(_configuration.Folder, "TastyPS", ".secrets");

    public void Dispose()
    {
        _here.Dispose();
        _configuration.Dispose();
    }

    [Fact]
    public void Without_a_word_it_is_the_current_folder_and_then_the_configuration_folder()
    {
        var location = Location();

        Assert.Equal(_here.Path, location.WritePath);
        Assert.Equal([_here.Path, ConfiguredPath], location.ReadPaths);
    }

    [Fact]
    public void The_variable_comes_before_the_current_folder()
    {
        _variables["TASTYPS_SECRETS"] = "/somewhere/tasty.json";

        Assert.Equal("/somewhere/tasty.json", Location().WritePath);
        Assert.Equal(["/somewhere/tasty.json", ConfiguredPath], Location().ReadPaths);
    }

    [Fact]
    public void A_path_given_comes_before_all_and_alone()
    {
        _variables["TASTYPS_SECRETS"] = "/somewhere/tasty.json";

        var location = Location("sub/mine");

        Assert.Equal(_here.PathOf("sub/mine"), location.WritePath);
        Assert.Equal([location.WritePath], location.ReadPaths);
    }

    [Fact]
    public void What_must_hold_in_every_folder_lies_where_the_current_one_does_not_matter()
    {
        Assert.Equal(ConfiguredPath, Location().SteadyPath);
        Assert.Equal(_here.PathOf("mine"), Location("mine").SteadyPath);

        _variables["TASTYPS_SECRETS"] = "/somewhere/tasty.json";
        Assert.Equal("/somewhere/tasty.json", Location().SteadyPath);
    }

    [Fact]
    public async Task The_first_file_that_has_the_entry_serves()
    {
        await SecretsFile.At(ConfiguredPath).SaveAsync(SecretsFolder.Credentials(token: "configured"), TestContext.Current.CancellationToken);
        Assert.Equal("configured", Location().Find("Sandbox")!.Stored.Credentials.RefreshToken);

        await _here.SaveAsync(SecretsFolder.Credentials("Production"));
        Assert.Equal(ConfiguredPath, Location().Find("Sandbox")!.File.Path);

        await _here.SaveAsync(SecretsFolder.Credentials(token: "here"));
        Assert.Equal("here", Location().Find("Sandbox")!.Stored.Credentials.RefreshToken);
        Assert.Null(Location().Find("Sandbox", "unknown"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_not_passed_over()
    {
        await SecretsFile.At(ConfiguredPath).SaveAsync(SecretsFolder.Credentials(), TestContext.Current.CancellationToken);
        _here.Write("damaged");

        Assert.Throws<SecretsFileException>(() => Location().Find("Sandbox"));
    }

    [Fact]
    public void Only_a_path_given_counts_as_given()
    {
        _variables["TASTYPS_SECRETS"] = "/somewhere/tasty.json";

        Assert.False(Location().IsGiven);
        Assert.True(Location("here.json").IsGiven);
    }

    private SecretsLocation Location(string? path = null) => new(_here.Folder, path, name => _variables.GetValueOrDefault(name));
}
