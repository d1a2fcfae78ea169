using System.Management.Automation;
using TastyPS.Client;

namespace TastyPS.Views;

/// <summary>Brings days back to life that Clixml, jobs and remoting have taken apart.</summary>
public sealed class CalendarDateRevival : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => TextOf(sourceValue) is not null && destinationType == typeof(CalendarDate);

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => CalendarDate.Parse(TextOf(sourceValue)!);

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => throw new InvalidCastException();

    private static string? TextOf(object value) => value is PSObject { BaseObject: PSCustomObject } taken ? taken.Properties[nameof(CalendarDate.Date)]?.Value as string : null;
}
