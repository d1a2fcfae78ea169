using System.ComponentModel;
using System.Globalization;

namespace TastyPS.Client;

/// <summary>Converts <see cref="CalendarDate"/> from and to text, <see cref="DateTime"/> and <see cref="DateTimeOffset"/>.</summary>
public sealed class CalendarDateConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || sourceType == typeof(DateTime) || sourceType == typeof(DateTimeOffset) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) =>
        destinationType == typeof(DateTime) || base.CanConvertTo(context, destinationType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => value switch
    {
        string text => CalendarDate.Parse(text),
        DateTime dateTime => new CalendarDate(dateTime),
        DateTimeOffset instant => (CalendarDate)instant,
        _ => base.ConvertFrom(context, culture, value),
    };

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is CalendarDate date && destinationType == typeof(DateTime)
            ? date.ToDateTime()
            : base.ConvertTo(context, culture, value, destinationType);
}
