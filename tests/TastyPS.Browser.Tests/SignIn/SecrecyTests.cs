using TastyPS.Browser.Tests.Browsing;

namespace TastyPS.Browser.Tests.SignIn;

/// <summary>A sign-in by the page, with everything turned up, leaves its secrets in the file and nowhere else.</summary>
public sealed class SecrecyTests(Chromium chromium) : SignInTest(chromium)
{
    private const string Planted = "PLANTED-NOT-THE-SECRET";

    // What every token begins with: base64url of {".
    private const string TokenMark = "eyJ";

    private DirectoryInfo Temporary => Directory.CreateDirectory(Path.Combine(Folder, "temporary"));

    private string StandIn => Path.Combine(Folder, "bin", "xdg-open");

    private string OpenedWith => Path.Combine(Folder, "opened-with");

    /// <summary>A browser is opened, by a stand-in that notes its arguments. With -Debug alone PowerShell would ask at each warning whether to go on.</summary>
    private protected override string How => "-Verbose -Debug -WarningAction Continue";

    private protected override (string Name, string Value)[] Variables =>
    [
        ("TMPDIR", Temporary.FullName),
        ("DISPLAY", ":0"),
        ("PATH", $"{Path.GetDirectoryName(StandIn)}:{Environment.GetEnvironmentVariable("PATH")}"),
        ("TEST_OPENED_WITH", OpenedWith),
    ];

    [Fact]
    public async Task Neither_streams_nor_arguments_nor_temporary_files_show_a_secret()
    {
        await EnterClientAsync(Page, Planted);
        await AuthorizeAsync(Page);
        await AssertHeadingAsync(Page, "The client secret is wrong");
        await Page.GotoAsync(PageAddress);
        await EnterClientAsync(Page);
        await AuthorizeAsync(Page);
        await AssertHeadingAsync(Page, "Connected");
        var token = await Page.Locator("#token").InputValueAsync();

        var ended = await SignIn.FinishAsync(Cancellation);

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("VERBOSE: ", ended.Output);
        Assert.StartsWith(TokenMark, token);
        Assert.Equal(PageAddress, (await File.ReadAllTextAsync(OpenedWith, Cancellation)).Trim());
        string[] places = [ended.Output, ended.Errors, .. FilesBeside(Secrets).Select(File.ReadAllText)];
        Assert.All(places, text => Assert.All((string[])[Planted, Simulator.ClientSecret, TokenMark], secret => Assert.DoesNotContain(secret, text)));
    }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only on Linux a browser is opened by xdg-open");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(StandIn)!);
        File.WriteAllText(StandIn, "#!/bin/sh\nprintf '%s\\n' \"$*\" > \"$TEST_OPENED_WITH\"\n");
        File.SetUnixFileMode(StandIn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private IEnumerable<string> FilesBeside(string file) =>
        Directory.EnumerateFiles(Folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device })
            .Where(path => path != file);
}
