using Microsoft.Playwright;
using TastyPS.Browser.Tests.Browsing;
using TastyPS.Browser.Tests.Processes;
using TastyPS.Tests.Shared;

namespace TastyPS.Browser.Tests.SignIn;

/// <summary>
/// A simulator, a <c>Connect-Tasty</c> that waits for somebody to sign in, and that somebody. The redirect URI allows no port but 8000,
/// so these tests run one after another.
/// </summary>
[Collection(OneAtATime.Name)]
public abstract class SignInTest(Chromium chromium) : IAsyncLifetime
{
    /// <summary>The address of the page, which is the redirect URI with the slash that browsers add.</summary>
    protected const string PageAddress = "http://localhost:8000/";

    private const string Connecting = """
        Connect-Tasty -BaseUri $env:TEST_ADDRESS -SecretsPath $env:TEST_SECRETS
        Get-TastyPosition | ForEach-Object { "POSITION $($_.AccountNumber) $($_.Symbol) $($_.Quantity)" }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tastyps-");
    private SimulatorProcess? _simulator;
    private Visitor? _visitor;
    private TastyPSProcess? _signIn;
    private PagePort? _turn;

    /// <summary>The redirect URIs registered with the simulator's application.</summary>
    protected virtual string RedirectUris => "http://localhost:8000";

    /// <summary>Further parameters of Connect-Tasty.</summary>
    private protected virtual string How => "-NoBrowser";

    /// <summary>Further environment variables of the process that signs in.</summary>
    private protected virtual (string Name, string Value)[] Variables => [];

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected SimulatorProcess Simulator => _simulator!;

    private protected Visitor Visitor => _visitor!;

    private protected TastyPSProcess SignIn => _signIn!;

    /// <summary>The first tab of the browser.</summary>
    protected IPage Page => Visitor.Page;

    /// <summary>A folder that goes with the test.</summary>
    protected string Folder => _folder.FullName;

    /// <summary>The file of the secrets.</summary>
    protected string Secrets => Path.Combine(Folder, ".secrets");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _visitor = await chromium.VisitAsync();
        Prepare();
        _simulator = await SimulatorProcess.StartAsync(Cancellation, RedirectUris);
        _turn = await PagePort.TakeAsync(Cancellation);
        _signIn = Connect(isUserThere: true);
        await _signIn.ReadLineWithAsync(PageAddress, Cancellation);
        await Page.GotoAsync(PageAddress);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in (IAsyncDisposable?[])[_signIn, _simulator, _visitor])
        {
            if (part is not null)
                await part.DisposeAsync();
        }

        _turn?.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Comes before the first process is started.</summary>
    protected virtual void Prepare()
    {
    }

    private protected TastyPSProcess Connect(bool isUserThere) => TastyPSProcess.Start(
        Connecting.Replace("$env:TEST_SECRETS", "$env:TEST_SECRETS " + How, StringComparison.Ordinal),
        isUserThere,
        [("TEST_ADDRESS", Simulator.BaseUri.AbsoluteUri), ("TEST_SECRETS", Secrets), .. Variables]);

    private protected Task<Visitor> OtherVisitorAsync() => chromium.VisitAsync();

    /// <summary>Fills in the form of the first way; the consent page follows.</summary>
    private protected async Task EnterClientAsync(IPage page, string? clientSecret = null)
    {
        await page.GetByLabel("Client id").FillAsync(Simulator.ClientId);
        await page.Locator("#consent-secret").FillAsync(clientSecret ?? Simulator.ClientSecret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect", Exact = true }).ClickAsync();
    }

    /// <summary>Fills in the form of the second way.</summary>
    private protected async Task EnterTokenAsync(string refreshToken)
    {
        await Page.Locator("#grant-secret").FillAsync(Simulator.ClientSecret);
        await Page.Locator("#refresh-token").FillAsync(refreshToken);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use this token" }).ClickAsync();
    }

    /// <summary>Logs in at the broker and authorizes.</summary>
    protected static async Task AuthorizeAsync(IPage page)
    {
        await page.GetByLabel("Username").FillAsync("demo");
        await page.GetByLabel("Password").FillAsync("demo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).ClickAsync();
    }

    /// <summary>Demands that a page has this heading.</summary>
    protected static Task AssertHeadingAsync(IPage page, string heading) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);

    /// <summary>Demands that a page warns with words like these.</summary>
    protected static Task AssertAlertAsync(IPage page, string words) => Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
}
