using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.Symbology;
using TastyPS.Completion;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that stream: gathers all symbols first, because one stream serves them all.</summary>
public abstract class StreamCommand : ConnectedCommand
{
    private readonly List<(string Symbol, string? StreamerSymbol)> _wanted = [];

    /// <summary>Symbols in any form.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>The streamer symbol of a row of the pipeline, e.g. of an option chain.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StreamerSymbol { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!string.IsNullOrWhiteSpace(StreamerSymbol))
        {
            _wanted.Add((Symbol[0], StreamerSymbol!.Trim()));
            return;
        }

        foreach (var text in Symbol)
        {
            try
            {
                TastySymbol.Parse(text, default);
                _wanted.Add((text, null));
            }
            catch (FormatException e)
            {
                WriteFailure(new TastyCommandException(e.Message, ErrorIds.SymbolInvalid, ErrorCategory.InvalidArgument, "Compare with the examples of Get-Help ConvertTo-TastySymbol -Examples.", e), text);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_wanted.Count == 0)
            return;
        try
        {
            RunConnected(async (output, stop) =>
            {
                var symbols = await FindSymbolsAsync(output, stop).ConfigureAwait(false);
                if (symbols.Count == 0)
                    return;
                if (symbols.Exists(symbol => KeepsExchangeHours(symbol.StreamerSymbol)) && ClosedMarket.Describe(Tasty.Clock.GetUtcNow(), "the time in each") is { } closed)
                    output.Warning($"{char.ToUpperInvariant(closed[0])}{closed.Substring(1)} ({WarningIds.MarketClosed})");
                using var notices = new StreamNotices(output);
                await notices.TellDuringAsync(() => StreamAsync(symbols, notices, output, stop), stop).ConfigureAwait(false);
            });
        }
        catch (TastyException e)
        {
            ThrowFailure(e, Tasty);
        }
    }

    /// <summary>Streams. On another thread than the pipeline's.</summary>
    private protected abstract Task StreamAsync(IReadOnlyList<StreamedSymbol> symbols, StreamNotices notices, PipelineOutput output, CancellationToken stop);

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    // Futures and coins trade at other hours.
    private static bool KeepsExchangeHours(string streamerSymbol) => !streamerSymbol.StartsWith("/", StringComparison.Ordinal) && streamerSymbol.IndexOf(':') < 0;

    private async Task<List<StreamedSymbol>> FindSymbolsAsync(PipelineOutput output, CancellationToken stop)
    {
        var found = await Tasty.Client.StreamerSymbols.FindAsync(_wanted.Where(one => one.StreamerSymbol is null).Select(one => one.Symbol), stop).ConfigureAwait(false);
        List<StreamedSymbol> symbols = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (symbol, given) in _wanted)
        {
            if ((given ?? (found.TryGetValue(symbol, out var known) ? known : null)) is not { } streamer)
                output.Failure(Unknown(symbol), symbol);
            else if (seen.Add(streamer))
                symbols.Add(new StreamedSymbol(TastySymbol.TryParse(symbol, out var parsed) ? parsed.ToString() : symbol, streamer));
        }

        return symbols;
    }

    private static TastyCommandException Unknown(string symbol) =>
        new($"There is no instrument '{symbol}' that the service lists now.", ErrorIds.SymbolNotFound, ErrorCategory.ObjectNotFound,
            "Check the spelling, and the month of a future: /ESZ6. A streamer symbol such as /ESZ26:XCME is taken as it is.");
}
