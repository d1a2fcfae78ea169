using System.Text.Json;
using TastyPS.Client.Http;

namespace TastyPS.Client.Instruments;

/// <summary>Finds symbols by their beginning or their name. The sandbox does not have this service.</summary>
public sealed class SymbolSearchService
{
    private readonly IRestTransport _transport;

    internal SymbolSearchService(IRestTransport transport) => _transport = transport;

    /// <summary>Asks <c>GET /symbols/search/{text}</c>.</summary>
    /// <param name="text">The beginning of a symbol, or a part of a name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">There is no text.</exception>
    /// <exception cref="TastyException">The service cannot be asked.</exception>
    public async Task<IReadOnlyList<SymbolMatch>> SearchAsync(string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new ArgumentException("A text to search for is needed.", nameof(text));

        using var reply = await _transport.GetAsync(ApiFamily.Instruments, "symbols/search/" + Uri.EscapeDataString(text), cancellationToken).ConfigureAwait(false);
        try
        {
            using var body = await JsonDocument.ParseAsync(reply.Body, default, cancellationToken).ConfigureAwait(false);
            return [.. body.RootElement.GetProperty("data").GetProperty("items").EnumerateArray()
                .Select(item => (Symbol: TextOf(item, "symbol"), Description: TextOf(item, "description")))
                .Where(item => item.Symbol is not null)
                .Select(item => new SymbolMatch(item.Symbol!, item.Description))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new TastyProtocolException("The reply to the symbol search is not the documented one.") { RequestPath = reply.Path };
        }
    }

    private static string? TextOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
