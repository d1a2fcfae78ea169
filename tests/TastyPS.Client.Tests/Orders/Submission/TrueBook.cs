using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using TastyPS.Simulator;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>An order as it stands in the broker's book.</summary>
internal sealed record BookedOrder(long Id, string Account, string? Identifier, DateTimeOffset ReceivedAt);

/// <summary>The broker's own book, read past the client under test: with a plain HTTP client and nothing of the library.</summary>
internal sealed class TrueBook : IDisposable
{
    private readonly HttpClient _http;

    private TrueBook(HttpClient http) => _http = http;

    public static async Task<TrueBook> OpenAsync(TastySimulator simulator, CancellationToken cancellationToken)
    {
        var http = new HttpClient { BaseAddress = simulator.BaseUri };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("book/1.0");
        await SignInAsync(http, simulator, cancellationToken);
        return new TrueBook(http);
    }

    /// <summary>Tokens that a fault has let expire are replaced.</summary>
    public Task SignInAsync(TastySimulator simulator, CancellationToken cancellationToken) => SignInAsync(_http, simulator, cancellationToken);

    /// <summary>All orders of an account.</summary>
    public async Task<IReadOnlyList<BookedOrder>> ReadAsync(string account, CancellationToken cancellationToken)
    {
        var orders = new List<BookedOrder>();
        for (var page = 0; ; page++)
        {
            using var reply = JsonDocument.Parse(await _http.GetStringAsync(FormattableString.Invariant($"accounts/{account}/orders?per-page=200&page-offset={page}"), cancellationToken));
            foreach (var item in reply.RootElement.GetProperty("data").GetProperty("items").EnumerateArray())
            {
                orders.Add(new BookedOrder(
                    item.GetProperty("id").GetInt64(),
                    account,
                    item.TryGetProperty("external-identifier", out var name) ? name.GetString() : null,
                    DateTimeOffset.Parse(item.GetProperty("received-at").GetString()!, CultureInfo.InvariantCulture)));
            }

            if (page + 1 >= reply.RootElement.GetProperty("pagination").GetProperty("total-pages").GetInt32())
                return orders;
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task SignInAsync(HttpClient http, TastySimulator simulator, CancellationToken cancellationToken)
    {
        using var grant = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = simulator.Credentials.RefreshToken,
            ["client_secret"] = simulator.Credentials.ClientSecret,
        });
        using var reply = await http.PostAsync("oauth/token", grant, cancellationToken);
        using var document = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(cancellationToken));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", document.RootElement.GetProperty("access_token").GetString());
    }
}
