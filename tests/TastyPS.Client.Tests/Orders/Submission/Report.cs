using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>What a client says of an attempt.</summary>
internal enum Claim
{
    /// <summary>Placed, by its reply.</summary>
    Placed,

    /// <summary>Placed, as a look for it found.</summary>
    LookedUp,

    /// <summary>Not placed.</summary>
    NotPlaced,

    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>None of these: the caller is left to guess.</summary>
    Nothing,
}

/// <summary>What the client said of an attempt.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="SentAt">When it was made.</param>
/// <param name="Claim">What was said.</param>
/// <param name="OrderId">The order that was placed, as was said.</param>
/// <param name="Named">The identifier by which to look for it, as was said.</param>
/// <param name="Failure">The failure with which it was said.</param>
internal sealed record Report(Attempt Attempt, DateTimeOffset SentAt, Claim Claim, long? OrderId = null, string? Named = null, Exception? Failure = null)
{
    /// <summary>Submits, and takes down what the client says.</summary>
    public static async Task<Report> MakeAsync(Attempt attempt, OrderService orders, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var placed = await orders.SubmitAsync(attempt.Account, attempt.Order, options: null, cancellationToken);
            return new Report(attempt, now, placed.WasLookedUp ? Claim.LookedUp : Claim.Placed, placed.Order?.Id, placed.ExternalIdentifier);
        }
        catch (OrderOutcomeUnknownException unknown)
        {
            return new Report(attempt, now, Claim.Unknown, Named: unknown.ExternalIdentifier, Failure: unknown);
        }
        catch (Exception failure) when (failure is OrderRefusedException or OrderNotSentException)
        {
            return new Report(attempt, now, Claim.NotPlaced, Failure: failure);
        }
        catch (Exception failure)
        {
            return new Report(attempt, now, Claim.Nothing, Failure: failure);
        }
    }

    public override string ToString() => $"{Attempt.Identifier} ({Attempt.Trouble.Name}): {Claim} {OrderId} {Failure?.GetType().Name} {Failure?.Message}";
}
