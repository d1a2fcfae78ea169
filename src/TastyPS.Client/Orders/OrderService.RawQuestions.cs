using TastyPS.Client.Json;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Orders;

/// <content>What is asked before something is sent to a route of orders as somebody wrote it.</content>
public sealed partial class OrderService
{
    /// <summary>
    /// What to ask before <see cref="SendRawAsync"/>: the order that the body tells, held to the checks and the caps already, or the order that is cancelled. Nothing is placed
    /// or changed.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="body">The JSON body; null for none.</param>
    /// <param name="placeOf">Where an account is, in words.</param>
    /// <param name="withDryRun">Whether the service is asked what it would say to a new order or a replacement, which needs the scope <c>trade</c>, and what is known of its instruments.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="remarks">Sentences of the caller.</param>
    /// <returns>The question; null about a dry run, which moves nothing.</returns>
    /// <exception cref="ArgumentException">That is no route that can be sent like this, or the body is no order.</exception>
    /// <exception cref="OrderCheckException">The order cannot be right.</exception>
    /// <exception cref="Limits.OrderLimitException">A cap forbids it.</exception>
    /// <exception cref="OrderRefusedException">The service would refuse it.</exception>
    /// <exception cref="TastyException">No answer came.</exception>
    public async Task<OrderQuestion?> AskAboutRawAsync(
        HttpMethod method, string path, string? body, Func<string, OrderPlace> placeOf, bool withDryRun, CancellationToken cancellationToken, params string[] remarks)
    {
        var route = RouteOf(method, path, body);
        var (account, id) = (route.AccountNumber, route.Id);
        var place = (placeOf ?? throw new ArgumentNullException(nameof(placeOf)))(account);
        switch (route.Action)
        {
            case RawOrderAction.Preview:
                return null;
            case RawOrderAction.Cancel:
                return OrderQuestion.ToCancel(await _readings.GetAsync(account, id, cancellationToken).ConfigureAwait(false), place, remarks);
            case RawOrderAction.CancelComplex:
                return OrderQuestion.ToCancel(await _readings.GetComplexAsync(account, id, cancellationToken).ConfigureAwait(false), place, remarks);
        }

        var read = BodyOf(route, body);
        switch (route.Action)
        {
            case RawOrderAction.Replace or RawOrderAction.Edit:
                var json = await OriginalJsonAsync(account, id, cancellationToken).ConfigureAwait(false);
                var replacement = await CompleteAsync(read.Over(json, keepsTerms: route.Action == RawOrderAction.Edit), cancellationToken).ConfigureAwait(false);
                DemandReplacement(account, replacement);
                return OrderQuestion.ToReplace(Order.From(new JsonFields(json)), replacement, await PreviewAsync().ConfigureAwait(false), place, [.. read.Unread(replacement), .. remarks]);
            case RawOrderAction.PlaceComplex:
                var complex = read.ComplexOrder();
                await DemandAsync(account, complex, cancellationToken).ConfigureAwait(false);
                complex = withDryRun && _facts is not null ? await _facts.CompleteAsync(complex, null, cancellationToken).ConfigureAwait(false) : complex;
                return OrderQuestion.ToSubmit(complex, await PreviewAsync().ConfigureAwait(false), place, [.. read.Unread(complex), .. remarks]);
            default:
                var order = read.Order();
                await DemandAsync(account, order, cancellationToken).ConfigureAwait(false);
                order = withDryRun ? await CompleteAsync(order, cancellationToken).ConfigureAwait(false) : order;
                return OrderQuestion.ToSubmit(order, await PreviewAsync().ConfigureAwait(false), place, [.. read.Unread(order), .. remarks]);
        }

        async Task<OrderPreview?> PreviewAsync()
        {
            if (!withDryRun)
                return null;
            var preview = await this.PreviewAsync(route.Path, read.Utf8, cancellationToken).ConfigureAwait(false);
            preview.DemandAccepted();
            return preview;
        }
    }
}
