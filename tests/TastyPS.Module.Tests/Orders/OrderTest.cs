using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>A market that stands still while it is open, with SPY near 694, and a broker that takes no time. <c>$account</c> is the margin account, <c>$order</c> one that rests.</summary>
public abstract class OrderTest : ModuleTest
{
    /// <summary>The answers to a question.</summary>
    protected const int Yes = 0;

    /// <inheritdoc cref="Yes"/>
    protected const int YesToAll = 1;

    /// <inheritdoc cref="Yes"/>
    protected const int No = 2;

    /// <summary>Connects, with scopes if any are given.</summary>
    private protected void Begin(string scopes = "Read, Trade") => Session.Run(
        $$"""
        $simulator = Start-TastySimulator -At {{OpenMarket}}
        $simulator.Broker.RouteDelay = $simulator.Broker.FillDelay = $simulator.Broker.CancelDelay = [timespan]::Zero
        $simulator | Connect-Tasty -Scope {{scopes}}
        $account = (Get-TastyAccount)[0].AccountNumber
        $order = New-TastyOrder SPY BuyToOpen 10 -Price 100 -Debit
        $market = New-TastyOrder SPY BuyToOpen 10 -OrderType Market
        """);

    /// <summary>Lets something go wrong with the request that follows the dry run, and with no other.</summary>
    private protected void FailSubmission(string fault) => PlanFault(fault.Replace("@", $"'/accounts/{Texts("$account")[0]}/orders'", StringComparison.Ordinal), times: 1, after: 1);

    /// <summary>How many orders the account has had today.</summary>
    private protected int OrderCount() => Session.Run("Get-TastyOrder").Output.Count;
}
