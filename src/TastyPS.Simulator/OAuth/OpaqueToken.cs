using System.Text;

namespace TastyPS.Simulator.OAuth;

/// <summary>Tokens that look like JWTs and are known by heart: nobody checks their signatures.</summary>
internal static class OpaqueToken
{
    /// <summary>A new token. As with the service, <c>iat</c> is the instant of the grant, not of the issue.</summary>
    public static string Create(string kind, DateTimeOffset grantedAt, DateTimeOffset? expiresAt)
    {
        var expiry = expiresAt is { } at ? $",\"exp\":{at.ToUnixTimeSeconds()}" : "";
        var payload = $"{{\"iss\":\"tastyps-simulator\",\"sub\":\"me\",\"typ\":\"{kind}\",\"iat\":{grantedAt.ToUnixTimeSeconds()}{expiry},\"jti\":\"{Guid.NewGuid()}\"}}";
        return $"{Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Encode(payload)}.{RandomText.Base64Url(32)}";
    }

    private static string Encode(string json) => RandomText.Base64Url(Encoding.UTF8.GetBytes(json));
}
