using Microsoft.Playwright;

namespace TastyPS.Browser.Tests.Browsing;

/// <summary>The browser of the machine, without a window. Tests are skipped where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Variable = "TASTYPS_TEST_CHROMIUM";
    private const string Usual = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--no-default-browser-check",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string Executable => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Usual;

    /// <summary>A new visitor with cookies and a clipboard of its own.</summary>
    internal async Task<Visitor> VisitAsync()
    {
        Assert.SkipUnless(File.Exists(Executable), $"There is no Chromium at {Executable}. Install the package chromium, or name another with {Variable}.");
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Arguments });
        return await Visitor.OpenAsync(_browser);
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
