using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>Replies to requests that move orders.</summary>
internal static class OrderReplies
{
    private const string MarginCheckFailed = "margin_check_failed";

    /// <summary>The checks with the order, as created even if it was only checked; if they were not passed, 422 with the reasons.</summary>
    public static RestReply Checked(RestRequest request, Preflight preflight, bool isPlaced) => preflight.IsPassed
        ? Envelope.Single(request, writer => PreflightWriter.Write(writer, preflight, isPlaced), 201)
        : Refused(preflight);

    /// <summary>The order that was changed, or put in the place of another; else why not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="deed">What was asked for: the order could not be …</param>
    public static RestReply Changed(RestRequest request, OrderChangeOutcome outcome, string deed)
    {
        if (RefusalOf(outcome, deed) is { } refusal) return refusal;
        return outcome.ComplexOrder is { } complex
            ? Envelope.Single(request, writer => ComplexOrderWriter.Write(writer, complex))
            : Envelope.Single(request, writer => OrderWriter.Write(writer, outcome.Order!));
    }

    /// <summary>What a change would lead to; else why it is not possible.</summary>
    public static RestReply Previewed(RestRequest request, OrderChangeOutcome outcome) =>
        RefusalOf(outcome, "updated") ?? Checked(request, outcome.Preflight! with { Order = outcome.Order ?? outcome.Preflight.Order }, isPlaced: false);

    private static RestReply? RefusalOf(OrderChangeOutcome outcome, string deed) => outcome switch
    {
        { Refusal: { Code: "not_found" } missing } => RestError.NotFound(missing.Message),
        { Refusal: { } refusal } => RestError.Unprocessable(refusal.Code, $"the order could not be {deed}"),
        { Preflight: { IsPassed: false } preflight } => Refused(preflight),
        _ => null,
    };

    // Where the buying power does not suffice, what was reckoned comes along.
    private static RestReply Refused(Preflight preflight) => RestReply.Json(422, writer =>
    {
        writer.WriteStartObject();
        if (preflight.BuyingPower is { } effect && preflight.Errors.Any(error => error.Code == MarginCheckFailed))
        {
            writer.WriteStartObject("data");
            PreflightWriter.Write(writer, effect);
            writer.WriteEndObject();
        }
        writer.WriteStartObject("error");
        writer.WriteString("code", "preflight_check_failure");
        writer.WriteString("message", "One or more preflight checks failed");
        PreflightWriter.WriteErrors(writer, preflight.Errors);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
