using System.Globalization;
using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Analytics.Calendar;
using TastyPS.Client.Streaming.Candles;
using TastyPS.Completion;
using TastyPS.Errors;

namespace TastyPS.Commands.MarketData;

/// <summary>Gives the past of prices as candles, oldest first, when it is complete.</summary>
[Cmdlet(VerbsCommon.Get, "TastyCandle")]
[OutputType(typeof(Candle))]
public sealed class GetTastyCandleCommand : StreamCommand
{
    private const int GapsTold = 3;

    /// <summary>How long a candle is.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    public CandleInterval Interval { get; set; } = null!;

    /// <summary>The start of the first candle, at the earliest.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public DateTimeOffset Since { get; set; }

    /// <summary>The start of the last candle, at the latest.</summary>
    [Parameter]
    public DateTimeOffset Until { get; set; }

    /// <summary>Counts trades of the regular session only.</summary>
    [Parameter]
    public SwitchParameter RegularHours { get; set; }

    /// <summary>The prices that candles are made of.</summary>
    [Parameter]
    [SingleWord]
    public CandlePrice PriceType { get; set; }

    /// <summary>How long to wait while nothing comes.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [PlainNumber]
    public int TimeoutSeconds { get; set; } = 60;

    private DateTimeOffset From => Interval.IsDaily ? DayOf(Since) : Since;

    private DateTimeOffset? To => !IsGiven(nameof(Until)) ? null : Interval.IsDaily ? DayOf(Until) : Until;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (To < From)
            Refuse($"-Until {Until:u} is before -Since {Since:u}.", Until);
        if (From > Tasty.Clock.GetUtcNow())
            Refuse($"-Since {Since:u} has not come yet.", Since);
    }

    private protected override Task StreamAsync(IReadOnlyList<StreamedSymbol> symbols, StreamNotices notices, PipelineOutput output, CancellationToken stop)
    {
        var queries = symbols.Select(symbol => new CandleQuery
        {
            Symbol = symbol.Symbol,
            StreamerSymbol = symbol.StreamerSymbol,
            Interval = Interval,
            Since = From,
            Until = To,
            RegularHours = RegularHours,
            PriceType = PriceType,
        }).ToList();
        return Tasty.Client.Candles.ReadAsync(queries, TimeSpan.FromSeconds(TimeoutSeconds), Tasty.Clock.GetUtcNow(), series => Write(series, output), notices.Take, stop);
    }

    private static void Write(CandleSeries series, PipelineOutput output)
    {
        if (series.Failure is { } failure)
        {
            output.Failure(StreamFailures.Of(failure), series.Query.Symbol);
            return;
        }

        foreach (var warning in Warnings(series))
            output.Warning(warning);
        output.WriteAll(series.Candles);
    }

    private static IEnumerable<string> Warnings(CandleSeries series)
    {
        var symbol = series.Query.Symbol;
        if (series.IsCut)
            yield return $"{symbol}: the service cut the history at a limit of its own; older candles{(series.Candles.Count > 0 ? $" than {series.Candles[0].Time.ToString("u", CultureInfo.InvariantCulture)}" : "")} exist, but were not sent. Take a longer -Interval. ({WarningIds.CandleHistoryCut})";
        else if (series.Candles.Count == 0)
            yield return $"{symbol}: there are no candles in that time. ({WarningIds.NoCandles})";
        // Whole days may go by without a trade in an option.
        if (series.Gaps.Count > 0 && !series.Query.StreamerSymbol.StartsWith(".", StringComparison.Ordinal))
            yield return $"{symbol}: {Describe(series)} ({WarningIds.CandleGap})";
    }

    private static string Describe(CandleSeries series)
    {
        var missing = series.Gaps.Sum(gap => gap.Missing);
        var longest = series.Gaps.OrderByDescending(gap => gap.Missing).ThenBy(gap => gap.From).Take(GapsTold).OrderBy(gap => gap.From).Select(gap => Describe(gap, series.Query.Interval.IsDaily));
        return FormattableString.Invariant($"{missing} {(missing == 1 ? "candle is" : "candles are")} missing in trading hours{(series.Gaps.Count > GapsTold ? $", at {series.Gaps.Count} places, the longest of them" : "")}: {string.Join("; ", longest)}. Nothing was traded then, or it was not recorded.");
    }

    private static string Describe(CandleGap gap, bool isDaily)
    {
        if (isDaily)
        {
            var last = gap.To.AddDays(-1);
            return gap.Missing == 1 ? FormattableString.Invariant($"{gap.From:yyyy-MM-dd}") : FormattableString.Invariant($"{gap.From:yyyy-MM-dd} to {last:yyyy-MM-dd}");
        }

        var (from, to) = (NewYorkTime.ToNewYork(gap.From), NewYorkTime.ToNewYork(gap.To));
        return from.Date == to.Date
            ? FormattableString.Invariant($"{from:yyyy-MM-dd HH:mm} to {to:HH:mm} New York")
            : FormattableString.Invariant($"{from:yyyy-MM-dd HH:mm} to {to:yyyy-MM-dd HH:mm} New York");
    }

    // Candles of days carry no hour: the day that was meant is the one on the user's calendar.
    private static DateTimeOffset DayOf(DateTimeOffset given) => new(given.Date, TimeSpan.Zero);

    private void Refuse(string message, object target) =>
        ThrowFailure(new TastyCommandException(message, ErrorIds.TimeInvalid, ErrorCategory.InvalidArgument, "Give -Since an instant of the past, e.g. (Get-Date).AddDays(-5), and -Until a later one."), target);
}
