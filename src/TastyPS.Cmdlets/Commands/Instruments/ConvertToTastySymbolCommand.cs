using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Analytics.Calendar;
using TastyPS.Client;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;
using TastyPS.Errors;

namespace TastyPS.Commands.Instruments;

/// <summary>Converts symbols between the form of the API (OCC) and the form of the streamer, or builds both from parts.</summary>
[Cmdlet(VerbsData.ConvertTo, "TastySymbol", DefaultParameterSetName = TextSet)]
[OutputType(typeof(TastySymbol))]
public sealed class ConvertToTastySymbolCommand : TastyCommand
{
    private const string TextSet = "Text";
    private const string PartsSet = "Parts";

    /// <summary>Symbols in any form.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TextSet)]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>The streamer's exchange code of futures.</summary>
    [Parameter(ParameterSetName = TextSet)]
    [ValidateNotNullOrEmpty]
    public string? StreamerExchangeCode { get; set; }

    /// <summary>The option root.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PartsSet)]
    [ValidateNotNullOrEmpty]
    public string? Root { get; set; }

    /// <summary>The expiration day.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PartsSet)]
    public CalendarDate Expiration { get; set; }

    /// <summary>Call or put.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PartsSet)]
    [SingleWord]
    public OptionType OptionType { get; set; }

    /// <summary>The strike price.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PartsSet)]
    [PlainNumber]
    public decimal Strike { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PartsSet)
        {
            Convert(() => TastySymbol.FromParts(Root!, Expiration, OptionType, Strike), Root);
            return;
        }

        var today = new CalendarDate(NewYorkTime.DayOf(TimeProvider.System.GetUtcNow()));
        foreach (var text in Symbol)
            Convert(() => TastySymbol.Parse(text, today, StreamerExchangeCode), text);
    }

    private void Convert(Func<TastySymbol> convert, object? target)
    {
        try
        {
            WriteObject(convert());
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            WriteFailure(new TastyCommandException(e.Message, ErrorIds.SymbolInvalid, ErrorCategory.InvalidArgument,
                "Give an OCC symbol of 21 characters such as 'SPXW  261218C06000000', a streamer symbol such as '.SPXW261218C6000', or the parts.", e), target);
        }
    }
}
