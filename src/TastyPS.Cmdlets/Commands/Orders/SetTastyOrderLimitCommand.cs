using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Orders.Limits;
using TastyPS.Completion;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Sets the caps that orders are held to, and the kill switch. What loosens them asks; what tightens them does not.</summary>
[Cmdlet(VerbsCommon.Set, "TastyOrderLimit", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OrderLimits))]
public sealed class SetTastyOrderLimitCommand : ConnectedCommand
{
    private static readonly string[] Changes = [nameof(MaxNotional), nameof(MaxQuantity), nameof(AllowedSymbol), nameof(AllowedAccount), nameof(Off), nameof(On), nameof(Clear)];

    /// <summary>The largest notional of an order; null for any.</summary>
    [Parameter]
    [AllowNull]
    [PlainNumber(AllowsNull = true)]
    public decimal? MaxNotional { get; set; }

    /// <summary>The largest quantity of a leg; null for any.</summary>
    [Parameter]
    [AllowNull]
    [PlainNumber(AllowsNull = true)]
    public decimal? MaxQuantity { get; set; }

    /// <summary>The symbols and underlyings that may be traded; null for all.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? AllowedSymbol { get; set; }

    /// <summary>The accounts that may trade; null for all.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string[]? AllowedAccount { get; set; }

    /// <summary>No orders at all.</summary>
    [Parameter]
    public SwitchParameter Off { get; set; }

    /// <summary>Orders again.</summary>
    [Parameter]
    public SwitchParameter On { get; set; }

    /// <summary>Forgets all caps, before others are set; the kill switch stays.</summary>
    [Parameter]
    public SwitchParameter Clear { get; set; }

    /// <summary>Gives the limits.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!Changes.Any(IsGiven))
            Refuse("There is nothing to set.", "Give a limit, -Off, -On or -Clear.");
        if (Off && On)
            Refuse("-Off and -On contradict each other.", "Give one of them.");
        if (MaxNotional <= 0m || MaxQuantity <= 0m)
            Refuse("A limit is above 0.", "Give -Off to allow no orders, or $null to lift a limit.");
        if (IsEmpty(AllowedSymbol) || IsEmpty(AllowedAccount))
            Refuse("A list that allows nothing, or an empty name in it, is no limit.", "Give $null to allow all, or -Off to allow no orders.");
        if ((AllowedSymbol ?? []).Concat(AllowedAccount ?? []).FirstOrDefault(text => text is not null && WildcardPattern.ContainsWildcardCharacters(text)) is { } pattern)
            Refuse($"'{pattern}' is a pattern, which limits do not know: it would allow nothing.", "Name each symbol, underlying, root or futures product, and each account.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var before = Before();
            var after = Changed(before ?? new OrderLimits());
            var loosens = before is null || after.IsLooserThan(before);
            if (!IsWanted(before, after, loosens))
                return;

            OrderLimits? set = null;
            RunConnected(async (output, stop) =>
            {
                set = await Tasty.Client.OrderLimits.ChangeAsync(found => Agreed(found, before, loosens), mayReplaceUnreadable: before is null, stop).ConfigureAwait(false);
                await TellForeignAccountsAsync(output, stop).ConfigureAwait(false);
            });
            if (PassThru)
                WriteObject(set);
        }
        catch (TastyCommandException e)
        {
            ThrowFailure(e, Tasty);
        }
        catch (TastyException e)
        {
            ThrowFailure(e, Tasty);
        }
    }

    // Null if they cannot be read and are to be replaced.
    private OrderLimits? Before()
    {
        try
        {
            return Tasty.Client.OrderLimits.Read();
        }
        catch (OrderLimitsFileException) when (Clear)
        {
            return null;
        }
    }

    private OrderLimits Changed(OrderLimits before)
    {
        var limits = Clear ? new OrderLimits { IsOff = before.IsOff } : before;
        if (IsGiven(nameof(MaxNotional)))
            limits = limits with { MaxNotional = MaxNotional };
        if (IsGiven(nameof(MaxQuantity)))
            limits = limits with { MaxQuantity = MaxQuantity };
        if (IsGiven(nameof(AllowedSymbol)))
            limits = limits with { AllowedSymbols = Clean(AllowedSymbol) };
        if (IsGiven(nameof(AllowedAccount)))
            limits = limits with { AllowedAccounts = Clean(AllowedAccount) };
        return Off || On ? limits with { IsOff = Off } : limits;
    }

    // Another process may have changed them since they were read to be asked about.
    private OrderLimits Agreed(OrderLimits found, OrderLimits? asked, bool mayLoosen)
    {
        var after = Changed(found);
        var isAsAsked = asked is null || !(found.IsLooserThan(asked) || asked.IsLooserThan(found));
        return !after.IsLooserThan(found) || (mayLoosen && isAsAsked)
            ? after
            : throw new TastyCommandException(
                $"The order limits of {Tasty} were changed meanwhile to '{found}', and '{after}' would loosen them. Nothing was changed.", ErrorIds.OrderLimitChanged, ErrorCategory.ResourceExists,
                "Look at Get-TastyOrderLimit, and run the command again.");
    }

    private bool IsWanted(OrderLimits? before, OrderLimits after, bool loosens) =>
        (!loosens && !AsksForEverything)
        || OrderAsking.Ask(
            this,
            $"Order limits of {Tasty}: {after}.",
            loosens ? $"Loosen the order limits of {Tasty} from '{before?.ToString() ?? "unreadable"}' to '{after}'?" : $"Set the order limits of {Tasty} to '{after}'?",
            "Set-TastyOrderLimit",
            "nothing was changed");

    private async Task TellForeignAccountsAsync(PipelineOutput output, CancellationToken stop)
    {
        if (Clean(AllowedAccount) is not { Length: > 0 } allowed)
            return;
        try
        {
            var own = (await Tasty.Client.Accounts.GetAccountsAsync(stop).ConfigureAwait(false)).Select(account => account.AccountNumber).ToList();
            foreach (var foreign in allowed.Except(own, StringComparer.OrdinalIgnoreCase))
                output.Warning($"{foreign} is no account of {Tasty}, whose accounts are {string.Join(", ", own)}. ({WarningIds.OrderLimitAccount})");
        }
        catch (TastyException e)
        {
            output.Verbose($"Whether the accounts are those of the connection is not known: {e.Message}");
        }
    }

    // -WhatIf and -Confirm, given or as preferences, hold for a tightening too; the impact alone does not make it ask.
    private bool AsksForEverything =>
        IsSet("WhatIf", "WhatIfPreference")
        || (MyInvocation.BoundParameters.TryGetValue("Confirm", out var confirm)
            ? LanguagePrimitives.IsTrue(confirm)
            : GetVariableValue("ConfirmPreference") is { } level && LanguagePrimitives.TryConvertTo<ConfirmImpact>(level, out var impact) && impact is ConfirmImpact.Low or ConfirmImpact.Medium);

    private bool IsSet(string parameter, string preference) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var given) ? LanguagePrimitives.IsTrue(given) : LanguagePrimitives.IsTrue(GetVariableValue(preference));

    private static string[] Clean(string[]? texts) => [.. (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim().ToUpperInvariant()).Distinct()];

    // What a script made by mistake must not open what was closed.
    private static bool IsEmpty(string[]? texts) => texts is not null && (texts.Length == 0 || texts.Any(string.IsNullOrWhiteSpace));

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void Refuse(string message, string recommendation) =>
        ThrowFailure(new TastyCommandException(message, ErrorIds.OrderLimitInvalid, ErrorCategory.InvalidArgument, recommendation));
}
