using Microsoft.Playwright;

namespace TastyPS.Browser.Tests.Browsing;

/// <summary>Somebody at the browser, whose steps are watched: where requests go, and what the browser complains about.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _addresses = [];
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context) => _context = context;

    /// <summary>The first tab.</summary>
    public IPage Page { get; private set; } = null!;

    public static async Task<Visitor> OpenAsync(IBrowser browser)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 900, Height = 700 },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(30_000);
        var visitor = new Visitor(context);
        context.Request += (_, request) => visitor.Note(visitor._addresses, request.Url);
        context.Console += (_, message) =>
        {
            // A page that comes with a status of failure is no fault of the page.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                visitor.Note(visitor._complaints, message.Text);
        };
        context.WebError += (_, error) => visitor.Note(visitor._complaints, error.Error);
        visitor.Page = await context.NewPageAsync();
        return visitor;
    }

    /// <summary>Opens another tab of the same browser.</summary>
    public Task<IPage> NewTabAsync() => _context.NewPageAsync();

    /// <summary>Fails if the browser asked another machine for anything, or found fault with a page.</summary>
    public void AssertNothingForeignAndNoComplaint()
    {
        lock (_addresses)
        {
            Assert.NotEmpty(_addresses);
            Assert.All(_addresses, address => Assert.Equal("localhost", new Uri(address).Host));
        }

        lock (_complaints)
            Assert.Empty(_complaints);
    }

    public ValueTask DisposeAsync() => new(_context.CloseAsync());

    private void Note(List<string> list, string text)
    {
        lock (list)
            list.Add(text);
    }
}
