using System.Net;
using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Orders.Limits;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Raw;

namespace TastyPS.Client.Orders;

/// <content>Routes of orders with a body as somebody wrote it.</content>
public sealed partial class OrderService
{
    /// <summary>
    /// Sends to a route of orders under the same rules as everything else here: placing (POST), replacing (PUT, PATCH), cancelling (DELETE), single and complex, and dry runs.
    /// The body is read as an order for the checks and the caps, and gets an external identifier if it has none, by which it is found if the reply is lost.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path exactly as documented, without a query: <c>/accounts/5WT00001/orders</c>.</param>
    /// <param name="body">The JSON body; null for none.</param>
    /// <param name="options">How long to look what happened if the reply is lost; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the call before the request has left, and shortens the looking after.</param>
    /// <returns>The reply; if it was lost, the order as it was found, marked with <see cref="RawReply.WasLookedUp"/>.</returns>
    /// <exception cref="ArgumentException">That is no route that can be sent like this, or the body is no order. Nothing was sent.</exception>
    /// <inheritdoc cref="SubmitAsync(string, OrderRequest, OrderSubmitOptions, CancellationToken)"/>
    public async Task<RawReply> SendRawAsync(HttpMethod method, string path, string? body, OrderSubmitOptions? options, CancellationToken cancellationToken)
    {
        var route = RouteOf(method, path, body);
        var look = options ?? OrderSubmitOptions.Default;
        var (account, id) = (route.AccountNumber, route.Id);
        switch (route.Action)
        {
            case RawOrderAction.Preview:
                return RawOf(await _sender.AskAsync(method, route.Path, BodyOf(route, body).Utf8, cancellationToken).ConfigureAwait(false));
            case RawOrderAction.Cancel:
                return await _changes.CancelAsync(account, id, RawOrNull, (_, stop) => FoundAsync(OrderPaths.Order(account, id), null, null, stop), look, cancellationToken).ConfigureAwait(false);
            case RawOrderAction.CancelComplex:
                return await _changes.CancelComplexAsync(account, id, RawOrNull, (_, stop) => FoundAsync(OrderPaths.ComplexOrder(account, id), null, null, stop), look, cancellationToken).ConfigureAwait(false);
            case RawOrderAction.Replace or RawOrderAction.Edit:
                return await ReplaceRawAsync(method, account, id, BodyOf(route, body), look, cancellationToken).ConfigureAwait(false);
            case RawOrderAction.PlaceComplex:
                return await PlaceComplexRawAsync(route, BodyOf(route, body), look, cancellationToken).ConfigureAwait(false);
            default:
                return await PlaceRawAsync(route, BodyOf(route, body), look, cancellationToken).ConfigureAwait(false);
        }
    }

    private static RawOrderRoute RouteOf(HttpMethod method, string path, string? body)
    {
        var route = RawOrderRoute.Parse(method ?? throw new ArgumentNullException(nameof(method)), path ?? throw new ArgumentNullException(nameof(path)));
        return body is null == route.Action is RawOrderAction.Cancel or RawOrderAction.CancelComplex
            ? route
            : throw new ArgumentException(body is null ? $"{method} of orders needs a body." : $"{method} of orders has no body.", nameof(body));
    }

    private static RawOrderBody BodyOf(RawOrderRoute route, string? body) => RawOrderBody.Parse(body).DemandAccount(route.AccountNumber);

    private async Task<RawReply> PlaceRawAsync(RawOrderRoute route, RawOrderBody body, OrderSubmitOptions look, CancellationToken cancellationToken)
    {
        var account = route.AccountNumber;
        var given = body.Order();
        var name = body.Name();
        var named = given with { ExternalIdentifier = name };
        var known = await DemandAsync(account, given, cancellationToken).ConfigureAwait(false);
        return await SendNamedAsync(
            account,
            [given],
            [named],
            look,
            () => _gate.Check(account, known),
            () => _submission.SendAsync(
                route.Path,
                body.Utf8,
                account,
                [named],
                outcome => OrderSubmission.Read(outcome, name) is { Order.Id: not null } ? RawOf(outcome) : null,
                async (sent, round, stop) => await _finder.FindAsync(account, sent, round, stop).ConfigureAwait(false) is { Id: { } id }
                    ? await FoundAsync(OrderPaths.Order(account, id), name, "order", stop).ConfigureAwait(false)
                    : null,
                look,
                cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<RawReply> PlaceComplexRawAsync(RawOrderRoute route, RawOrderBody body, OrderSubmitOptions look, CancellationToken cancellationToken)
    {
        var account = route.AccountNumber;
        var given = body.ComplexOrder();
        var names = body.NameAll();
        List<OrderRequest> named = [.. given.Components.Zip(names, (order, name) => order with { ExternalIdentifier = name })];
        var known = await DemandAsync(account, given, cancellationToken).ConfigureAwait(false);
        return await SendNamedAsync(
            account,
            [.. given.Components],
            named,
            look,
            () => _gate.Check(account, known),
            () => _submission.SendAsync(
                route.Path,
                body.Utf8,
                account,
                named,
                outcome => OrderSubmission.Read(outcome, names[0]) is { ComplexOrder.Id: not null } ? RawOf(outcome) : null,
                async (sent, round, stop) => await _finder.FindComplexAsync(account, sent, round, stop).ConfigureAwait(false) is { Id: { } id }
                    ? await FoundAsync(OrderPaths.ComplexOrder(account, id), names[0], "complex-order", stop).ConfigureAwait(false)
                    : null,
                look,
                cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<RawReply> ReplaceRawAsync(HttpMethod method, string account, long id, RawOrderBody body, OrderSubmitOptions look, CancellationToken cancellationToken)
    {
        if (body.HasLegs)
            throw new ArgumentException("A replacement has the legs of the order that it replaces. Leave them out.", nameof(body));
        var name = body.Name();
        var order = await OriginalJsonAsync(account, id, cancellationToken).ConfigureAwait(false);
        DemandReplacement(account, await CompleteAsync(body.Over(order, keepsTerms: method != HttpMethod.Put), cancellationToken).ConfigureAwait(false));
        return await ChangeNamedAsync(account, name, () => _changes.ReplaceAsync(
            method, account, id, body.Utf8, name, RawOrNull, (found, stop) => FoundAsync(OrderPaths.Order(account, found.Id!.Value), name, null, stop), look, cancellationToken)).ConfigureAwait(false);
    }

    // A body brings no facts. They are asked for only where a cap cannot do without, and belong to the order that is returned.
    private async Task<OrderRequest> DemandAsync(string account, OrderRequest order, CancellationToken cancellationToken)
    {
        try
        {
            Demand(account, order);
            return order;
        }
        catch (OrderLimitException e) when (e.LacksFacts && _facts is not null)
        {
            var known = await _facts.CompleteAsync(order, null, cancellationToken).ConfigureAwait(false);
            Demand(account, known);
            return known;
        }
    }

    private async Task<ComplexOrderRequest> DemandAsync(string account, ComplexOrderRequest order, CancellationToken cancellationToken)
    {
        try
        {
            Demand(account, order);
            return order;
        }
        catch (OrderLimitException e) when (e.LacksFacts && _facts is not null)
        {
            var known = await _facts.CompleteAsync(order, null, cancellationToken).ConfigureAwait(false);
            Demand(account, known);
            return known;
        }
    }

    // Part of looking for what became of the order, as in the other looks; what places an order is answered with the order in a field of its own.
    private async Task<RawReply> FoundAsync(string path, string? name, string? field, CancellationToken cancellationToken) =>
        (await _raw.GetOfFamilyAsync(ApiFamily.Orders, path, cancellationToken).ConfigureAwait(false)).InPlaceOfReply(name, field);

    private async Task<JsonElement> OriginalJsonAsync(string account, long id, CancellationToken cancellationToken)
    {
        var original = await _raw.GetAsync(OrderPaths.Order(account, id), cancellationToken).ConfigureAwait(false);
        return original.Data is { ValueKind: JsonValueKind.Object } order ? order : throw new TastyProtocolException($"{original.Path}: the reply is no order.") { RequestPath = original.Path };
    }

    // A web page in place of the reply says nothing about the order.
    private static RawReply? RawOrNull(OnceOutcome outcome) =>
        outcome is { Body.ValueKind: JsonValueKind.Object } or { StatusCode: HttpStatusCode.NoContent } ? RawOf(outcome) : null;

    private static RawReply RawOf(OnceOutcome outcome) => new(outcome.Path, outcome.StatusCode ?? HttpStatusCode.OK, outcome.ReceivedAt, outcome.Body);
}
