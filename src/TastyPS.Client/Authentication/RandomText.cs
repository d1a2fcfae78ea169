using System.Security.Cryptography;

namespace TastyPS.Client.Authentication;

/// <summary>Unguessable texts, fit for addresses and forms, and their comparison in constant time.</summary>
internal static class RandomText
{
    private const int Bytes = 32;

    public static string Next()
    {
        var random = new byte[Bytes];
        using (var source = RandomNumberGenerator.Create())
            source.GetBytes(random);

        return Encode(random);
    }

    /// <summary>Base64 in the alphabet of addresses, without padding.</summary>
    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>True if both are the same; the time taken tells only the length of what was given.</summary>
    public static bool AreEqual(string expected, string? given)
    {
        if (given is null)
            return false;

        var difference = expected.Length ^ given.Length;
        for (var i = 0; i < given.Length; i++)
            difference |= given[i] ^ expected[i % expected.Length];

        return difference == 0;
    }
}
