using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Client.Authentication.Secrets;
using static TastyPS.Client.Tests.Authentication.Secrets.SecretsFolder;

namespace TastyPS.Client.Tests.Authentication.Secrets;

public sealed class SecretsFileTests : IDisposable
{
    private readonly SecretsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_saved_is_read_by_environment_and_name()
    {
        await _folder.SaveAsync();

        var stored = _folder.File.Read("Sandbox")!;

        Assert.Equal("my-client", stored.Credentials.ClientId);
        Assert.Equal("client-secret-PLANTED", stored.Credentials.ClientSecret);
        Assert.Equal("refresh-token-PLANTED", stored.Credentials.RefreshToken);
        Assert.Equal(["read", "trade"], stored.Scopes);
        Assert.Equal(Credentials().SavedAt, stored.SavedAt);
    }

    [Theory]
    [InlineData("Production", "Default")]
    [InlineData("Sandbox", "Other")]
    public async Task An_entry_serves_no_other_environment_or_name(string environment, string name)
    {
        await _folder.SaveAsync();

        Assert.Null(_folder.File.Read(environment, name));
    }

    [Fact]
    public async Task The_case_of_environment_and_name_does_not_matter()
    {
        await _folder.SaveAsync();

        Assert.NotNull(_folder.File.Read("sandbox", "DEFAULT"));
    }

    [Fact]
    public async Task A_save_replaces_the_entry_of_its_environment_and_name_and_leaves_the_others()
    {
        await _folder.SaveAsync();
        await _folder.SaveAsync(Credentials("Production"));
        await _folder.SaveAsync(Credentials(name: "second"));
        await _folder.SaveAsync(Credentials(token: "newer-token"));

        Assert.Equal("newer-token", _folder.File.Read("Sandbox")!.Credentials.RefreshToken);
        Assert.Equal(
            ["Production, Default", "Sandbox, Default", "Sandbox, second"],
            _folder.File.Check().Entries.Select(entry => entry.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("environment", "Production")]
    [InlineData("name", "second")]
    public async Task An_entry_relabelled_by_hand_is_refused(string property, string value)
    {
        await _folder.SaveAsync();
        var json = JsonNode.Parse(await File.ReadAllTextAsync(_folder.Path, TestContext.Current.CancellationToken))!;
        json["entries"]![0]![property] = value;
        _folder.Write(json.ToJsonString());

        var (environment, name) = property == "environment" ? (value, "Default") : ("Sandbox", value);
        var failure = Assert.Throws<SecretsFileException>(() => _folder.File.Read(environment, name));

        Assert.Equal(OperatingSystem.IsWindows() ? SecretsFileReason.CannotUnprotect : SecretsFileReason.WrongBinding, failure.Reason);
    }

    [Fact]
    public async Task An_entry_of_another_kind_of_system_is_refused()
    {
        await _folder.SaveAsync();
        var json = JsonNode.Parse(await File.ReadAllTextAsync(_folder.Path, TestContext.Current.CancellationToken))!;
        json["entries"]![0]!["protection"] = "enclave";
        _folder.Write(json.ToJsonString());

        Assert.Equal(SecretsFileReason.CannotUnprotect, Assert.Throws<SecretsFileException>(() => _folder.File.Read("Sandbox")).Reason);
    }

    [Fact]
    public async Task A_removed_entry_is_gone_and_the_others_stay()
    {
        await _folder.SaveAsync();
        await _folder.SaveAsync(Credentials("Production"));

        Assert.True(await _folder.File.RemoveAsync("sandbox", "default", TestContext.Current.CancellationToken));
        Assert.False(await _folder.File.RemoveAsync("Sandbox", "Default", TestContext.Current.CancellationToken));

        Assert.Null(_folder.File.Read("Sandbox"));
        Assert.NotNull(_folder.File.Read("Production"));
    }

    [Fact]
    public void Where_no_file_is_nothing_is_read_and_nothing_is_wrong()
    {
        Assert.False(_folder.File.Exists);
        Assert.Null(_folder.File.Read("Sandbox"));
        Assert.Equal((false, null), (_folder.File.Check().Exists, _folder.File.Check().Problem));
    }

    [Fact]
    public async Task A_save_leaves_nothing_but_the_file()
    {
        await _folder.SaveAsync();
        await _folder.SaveAsync();

        Assert.Equal([".secrets"], _folder.Names);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":"1","entries":[]}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"entries":[{}]}""")]
    [InlineData("""{"version":1,"entries":[{"environment":"Sandbox","name":"Default","scopes":[],"savedAt":"2026-12-18T15:00:00Z","protection":"mode","payload":"%"}]}""")]
    public async Task A_damaged_file_is_refused_and_not_overwritten(string content)
    {
        _folder.Write(content);

        Assert.Equal(SecretsFileReason.Corrupt, Assert.Throws<SecretsFileException>(() => _folder.File.Read("Sandbox")).Reason);
        var failure = await Assert.ThrowsAsync<SecretsFileException>(() => _folder.SaveAsync());

        Assert.Equal(SecretsFileReason.Corrupt, failure.Reason);
        Assert.Contains(_folder.Path, failure.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(_folder.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_file_of_a_later_version_is_refused_with_advice()
    {
        _folder.Write("""{"version":2,"vault":{}}""");

        var failure = Assert.Throws<SecretsFileException>(() => _folder.File.Read("Sandbox"));

        Assert.Equal(SecretsFileReason.UnknownVersion, failure.Reason);
        Assert.Contains("Update TastyPS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_payload_is_told_without_its_content()
    {
        var payload = Convert.ToBase64String("""{"clientSecret":"client-secret-PLANTED" """u8);
        _folder.Write($$"""{"version":1,"entries":[{"environment":"Sandbox","name":"Default","scopes":[],"savedAt":"2026-12-18T15:00:00Z","protection":"{{(OperatingSystem.IsWindows() ? "dpapi" : "mode")}}","payload":"{{payload}}"}]}""");

        var failure = Assert.Throws<SecretsFileException>(() => _folder.File.Read("Sandbox"));

        Assert.DoesNotContain("PLANTED", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_about_a_file_shows_a_secret()
    {
        await _folder.SaveAsync();
        var stored = _folder.File.Read("Sandbox")!;
        object[] shown = [stored, _folder.File, _folder.File.Check(), new FoundCredentials(_folder.File, stored)];

        Assert.All(shown, one =>
        {
            Assert.DoesNotContain("PLANTED", one.ToString()!, StringComparison.Ordinal);
            Assert.DoesNotContain("PLANTED", JsonSerializer.Serialize(one), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Twenty_savers_at_once_lose_no_entry()
    {
        var savers = Enumerable.Range(1, 20).Select(number => Task.Run(() => _folder.SaveAsync(Credentials(name: $"saver {number}")))).ToList();
        await Task.WhenAll(savers);

        Assert.Equal(20, _folder.File.Check().Entries.Count);
        Assert.Equal([".secrets"], _folder.Names);
    }

    [Fact]
    public void Whether_a_file_could_be_written_is_found_out_and_leaves_nothing_behind()
    {
        SecretsFile.At(_folder.PathOf("new/deeper/.secrets")).DemandWritable();
        _folder.File.DemandWritable();

        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Whether_a_file_could_be_written_leaves_the_one_that_is_there()
    {
        await _folder.SaveAsync();

        _folder.File.DemandWritable();

        Assert.NotNull(_folder.File.Read("Sandbox"));
        Assert.Equal([".secrets"], _folder.Names);
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_found_before_anything_is_saved()
    {
        _folder.Write("no folder");

        var failure = Assert.Throws<SecretsFileException>(() => SecretsFile.At(Path.Combine(_folder.Path, "below", "it")).DemandWritable());

        Assert.Equal(SecretsFileReason.NotWritable, failure.Reason);
        Assert.Contains(_folder.Path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_found_before_anything_is_saved()
    {
        _folder.Write("no JSON");

        Assert.Equal(SecretsFileReason.Corrupt, Assert.Throws<SecretsFileException>(_folder.File.DemandWritable).Reason);
    }

    [Fact]
    public void A_relative_path_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SecretsFile.At(".secrets"));
    }
}
