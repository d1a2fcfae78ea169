namespace TastyPS.Client.Symbology;

/// <summary>Takes apart what futures and their options have in common: a code, a month letter and digits of the year.</summary>
internal static class ContractCode
{
    /// <summary>Reads from the right, because codes may hold digits and month letters.</summary>
    public static bool TrySplit(string text, int minDigits, int maxDigits, out string code, out int month, out string yearDigits)
    {
        var at = text.Length;
        while (at > 0 && text[at - 1] is >= '0' and <= '9')
            at--;
        yearDigits = text[at..];
        month = at > 1 ? SymbolText.Month(text[at - 1]) : 0;
        code = month > 0 ? text[..(at - 1)] : "";
        return month > 0 && yearDigits.Length >= minDigits && yearDigits.Length <= maxDigits;
    }
}
