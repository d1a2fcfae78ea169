using System.Security.Cryptography;

namespace TastyPS.Simulator.OAuth;

/// <summary>Secrets from the system's cryptographic generator.</summary>
internal static class RandomText
{
    public static string Hex(int bytes)
    {
        var builder = new System.Text.StringBuilder(bytes * 2);
        foreach (var value in Bytes(bytes)) builder.Append(value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        return builder.ToString();
    }

    public static string Base64Url(int bytes) => Base64Url(Bytes(bytes));

    public static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        using var generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
        return bytes;
    }
}
