using System.Globalization;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Rest.Families.Orders;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>The history of an account.</summary>
internal sealed class TransactionRoutes(Brokerage brokerage, TimeProvider clock) : IRouteFamily
{
    private const int DefaultPage = 250;
    private const int LargestPage = 2000;
    private const string OutOfRange = "does not have a valid value";

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/accounts/{number}/transactions", List) { Scope = RouteScope.Read },
        new Route("GET", "/accounts/{number}/transactions/total-fees", TotalFees) { Scope = RouteScope.Read },
        new Route("GET", "/accounts/{number}/transactions/{id}", Show) { Scope = RouteScope.Read },
    ];

    private RestReply List(RestRequest request)
    {
        if (!brokerage.TryFind(request.PathValues["number"], out var account, out var portfolio)) return RestError.NotPermitted();
        var query = request.Query;
        if (!PageRequest.TryRead(query, DefaultPage, LargestPage, out var page, out var refusal)) return refusal;
        if (!OrderQuery.TryReadSpan(query, out var startAt, out var endAt, out refusal)) return refusal;
        if (query.Single("sort") is not (null or "Asc" or "Desc")) return RestError.Invalid("sort", OutOfRange);
        if (query.Single("type") is not null && query.All("types").Count > 0) return RestError.Invalid("types", "are mutually exclusive with type");
        if (!OrderQuery.TryReadChoice<OrderAction>(query.Single("action"), OrderNames.Of, out _)) return RestError.Invalid("action", OutOfRange);
        var entries = EntriesOf(portfolio).Where(entry => !(entry.ExecutedAt < startAt) && !(entry.ExecutedAt >= endAt) && IsWanted(entry, query));
        Transaction[] sorted = [.. query.Single("sort") == "Asc" ? entries.OrderBy(entry => entry.ExecutedAt) : entries.OrderByDescending(entry => entry.ExecutedAt).ThenByDescending(entry => entry.Id)];
        return Envelope.Page(request, page, sorted, (writer, entry) => TransactionWriter.Write(writer, account, entry));
    }

    private RestReply Show(RestRequest request)
    {
        if (!brokerage.TryFind(request.PathValues["number"], out var account, out var portfolio)) return RestError.NotPermitted();
        var found = EntriesOf(portfolio).FirstOrDefault(entry => entry.Id.ToString(CultureInfo.InvariantCulture) == request.PathValues["id"]);
        return found is null ? RestError.NotFound("Transaction not found") : Envelope.Single(request, writer => TransactionWriter.Write(writer, account, found));
    }

    private RestReply TotalFees(RestRequest request)
    {
        if (!brokerage.TryFind(request.PathValues["number"], out _, out var portfolio)) return RestError.NotPermitted();
        if (!OrderQuery.TryReadDay(request.Query.Single("date"), out var asked)) return RestError.Invalid("date", "is invalid");
        var day = asked ?? NewYorkTime.DayOf(clock.GetUtcNow());
        var fees = EntriesOf(portfolio).Where(entry => entry.TransactionDate == day).Sum(entry => entry.Fees.Total);
        return Envelope.Single(request, writer => writer.WriteAmount("total-fees", -fees));
    }

    private IReadOnlyList<Transaction> EntriesOf(Portfolio portfolio)
    {
        brokerage.Desk.CatchUp();
        return portfolio.Ledger.Transactions;
    }

    private static bool IsWanted(Transaction entry, QueryParameters query)
    {
        var types = query.Single("type") is { } only ? [only] : query.All("types");
        var subTypes = query.All("sub-type");
        return (types.Count == 0 || types.Contains(OrderWords.Of(entry.Type)))
            && (subTypes.Count == 0 || subTypes.Contains(entry.SubType))
            && (query.Single("action") is not { } action || entry.Action is { } own && OrderNames.Of(own) == action)
            && (query.Single("symbol") is not { } symbol || symbol == entry.Instrument?.Symbol)
            && (query.Single("underlying-symbol") is not { } underlying || IsOn(entry.Instrument, underlying))
            && (query.Single("futures-symbol") is not { } future || entry.Instrument is { UnderlyingKind: InstrumentKind.Future } contract && contract.UnderlyingSymbol == future)
            && (query.Single("instrument-type") is not { } kind || kind == entry.Instrument?.Type)
            && query.Single("currency") is null or Balance.Currency
            && query.Single("partition-key") is null;
    }

    // A future may be meant by its product: /ES for /ESZ6.
    private static bool IsOn(Instrument? instrument, string underlying)
    {
        const int monthAndYear = 2;
        return instrument is not null && (instrument.UnderlyingSymbol == underlying
            || instrument.UnderlyingKind == InstrumentKind.Future && instrument.UnderlyingSymbol.Length == underlying.Length + monthAndYear && instrument.UnderlyingSymbol.StartsWith(underlying, StringComparison.Ordinal));
    }
}
