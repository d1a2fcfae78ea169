using Microsoft.Playwright;

namespace TastyPS.Browser.Tests.Browsing;

/// <summary>How a page looks by day and by night.</summary>
internal static class Appearance
{
    // WCAG 2: the contrast of normal text, level AA.
    private const double LeastContrast = 4.5;

    private const string LowestContrast = """
        () => {
          const rgb = text => text.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b]
            .map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
          const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
          const paper = element => {
            for (; element; element = element.parentElement) {
              const color = rgb(getComputedStyle(element).backgroundColor);
              if (color.length < 4 || color[3] > 0) return color;
            }
            return canvas;
          };
          const shows = element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
          return Math.min(...[...document.body.querySelectorAll('*')].filter(shows).map(element => {
            const [a, b] = [luminance(rgb(getComputedStyle(element).color)), luminance(paper(element))];
            return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          }));
        }
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "screenshots");

    /// <summary>Takes a picture in light and in dark, and demands of both that text can be read and nothing is wider than the window.</summary>
    public static async Task AssertReadableAsync(IPage page, string name)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            await AssertReadableAsync(page, name, scheme);
    }

    /// <summary>The same in a window of another width.</summary>
    public static async Task AssertReadableAsync(IPage page, string name, int width, ColorScheme scheme)
    {
        var (before, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(width, height);
        await AssertReadableAsync(page, name, scheme);
        await page.SetViewportSizeAsync(before, height);
    }

    private static async Task AssertReadableAsync(IPage page, string name, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        var picture = Path.Combine(Folder, $"{name}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, FullPage = true });

        Assert.True(await page.EvaluateAsync<double>(LowestContrast) >= LeastContrast, $"Some text is hard to read: {picture}");
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"The page is wider than the window: {picture}");
    }
}
