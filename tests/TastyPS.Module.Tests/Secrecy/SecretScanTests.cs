using System.Text;

namespace TastyPS.Module.Tests.Secrecy;

/// <summary>A scan that finds nothing is worth something only if it can find.</summary>
public sealed class SecretScanTests
{
    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_secret_is_found_in_plain_and_in_base64_whatever_stands_before_it(string before)
    {
        var text = $"{before}{SecretScan.Mark}-SECRET";

        Assert.ThrowsAny<Exception>(() => SecretScan.AssertClean(text));
        Assert.ThrowsAny<Exception>(() => SecretScan.AssertClean(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))));
        SecretScan.AssertClean(before + "nothing of the kind");
    }
}
