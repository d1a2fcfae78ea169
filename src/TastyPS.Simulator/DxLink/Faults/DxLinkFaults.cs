using TastyPS.Simulator.DxLink.Wire;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.DxLink.Faults;

/// <summary>What is going to go wrong with the stream of market data.</summary>
public sealed class DxLinkFaults : SocketFaults
{
    /// <summary>What is wrong with the content of the feed.</summary>
    public FeedFaults Feed { get; } = new();

    /// <summary>Whether every token is refused.</summary>
    public bool RefuseTokens { get; set; }

    /// <summary>Whether each new quote token comes with an address of its own, and the addresses before it answer 400.</summary>
    public bool NewPathPerToken { get; set; }

    /// <summary>Adds a fault that sends an ERROR on the connection before some of the messages of data, by chance.</summary>
    /// <param name="chance">How likely each message is to meet it, above 0 and at most 1.</param>
    /// <param name="seed">What the chance is drawn from: the same messages of the same seed meet it.</param>
    /// <param name="error">Its type, e.g. <c>UNKNOWN</c>.</param>
    /// <param name="message">Its text.</param>
    public void AddRandomErrors(double chance, int seed, string error = "UNKNOWN", string message = "Unknown error.") => Add(new SocketFault
    {
        Kind = SocketFaultKind.Precede,
        Text = ServerMessages.Error(0, error, message).ToString(),
        MessageType = MessageTypes.FeedData,
        Chance = chance,
        Seed = seed,
        Times = null,
    });

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        RefuseTokens = false;
        NewPathPerToken = false;
        Feed.Clear();
    }
}
