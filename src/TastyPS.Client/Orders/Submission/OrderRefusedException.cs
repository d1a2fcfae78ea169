using System.Net;
using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders.Submission;

/// <summary>The service refused an order, or a change of one. Nothing was placed or changed.</summary>
public sealed class OrderRefusedException : TastyException
{
    internal OrderRefusedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The service's reasons, in its order.</summary>
    public IReadOnlyList<OrderMessage> Messages { get; private init; } = [];

    /// <summary>What the order would have done to the buying power, where the service said so with its refusal.</summary>
    public BuyingPowerEffect? BuyingPower { get; private init; }

    /// <summary>True only of too many requests (429).</summary>
    public override bool IsTransient => StatusCode == (HttpStatusCode)429;

    internal static OrderRefusedException Of(OnceOutcome outcome)
    {
        var failure = (TastyException)outcome.Failure!;
        return new OrderRefusedException(WithReasons(failure), failure)
        {
            StatusCode = failure.StatusCode,
            ErrorCode = failure.ErrorCode,
            RequestPath = failure.RequestPath,
            Reasons = failure.Reasons,
            Messages = Readable(() => Part(outcome.Body, "error")?.Objects("errors", OrderMessage.From)) ?? [],
            BuyingPower = Readable(() => Part(outcome.Body, "data")?.Model("buying-power-effect", BuyingPowerEffect.From)),
        };
    }

    /// <summary>Of a dry run that was answered with objections.</summary>
    internal static OrderRefusedException Of(OrderPreview preview) => new($"The service would refuse it: {string.Join("; ", preview.Errors)}.")
    {
        ErrorCode = preview.Errors[0].Code,
        Reasons = [.. preview.Errors.Select(error => new TastyErrorReason(error.Code ?? "", error.Message ?? ""))],
        Messages = preview.Errors,
        BuyingPower = preview.BuyingPower,
    };

    private static string WithReasons(TastyException failure) =>
        failure.Reasons.Count == 0 ? failure.Message : $"{failure.Message} {string.Join(" ", failure.Reasons.Select(reason => $"{reason.Message.TrimEnd('.')} ({reason.Code})."))}";

    // A refusal stays one if it holds text that is no Unicode.
    private static T? Readable<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonFields? Part(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? new JsonFields(part) : null;
}
