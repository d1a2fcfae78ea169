using System.Text;

namespace TastyPS.Client.Http;

/// <summary>A name as the most lenient reader might take it: what is not refused here must not be taken there for something else.</summary>
internal static class LenientName
{
    /// <summary>The letters and digits alone, those of other widths and forms as the usual ones, in lower case.</summary>
    public static string Of(string name) => new string([.. name.Where(char.IsLetterOrDigit)]).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
