using TastyPS.Client;
using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;
using TastyPS.Client.Http;
using TastyPS.Client.Orders.Limits;
using TastyPS.Simulator;

namespace TastyPS.Connections;

/// <summary>All that is needed to open a connection.</summary>
internal sealed record ConnectionPlan(string Name, TastyEnvironment Environment, OAuthCredentials Credentials, RequestLimits Limits, TimeProvider Clock, TastySimulator? Simulator, bool OwnsSimulator)
{
    /// <summary>The credentials as they are kept; null for those of a simulator, which are not.</summary>
    public KeptCredentials? Kept { get; private init; }

    /// <summary>Where the caps of orders are kept; null keeps them on the connection, as for a simulator.</summary>
    public OrderLimitStore? OrderLimits { get; private init; }

    public static ConnectionPlan To(TastyEnvironment environment, KeptCredentials kept, string secretsPath, string? name, string? limits) =>
        new(name ?? environment.Name, environment, kept.Current, limits is null ? environment.DefaultLimits : LimitsNamed(limits), TimeProvider.System, null, false)
        {
            Kept = kept,
            OrderLimits = OrderLimitStore.BesideSecrets(secretsPath),
        };

    /// <summary>A plan to a simulator.</summary>
    /// <exception cref="ArgumentException">The simulator's client is not registered for a scope.</exception>
    public static ConnectionPlan To(TastySimulator simulator, bool ownsSimulator, string? name, string limits, string? scope) =>
        new(name ?? "Simulator", TastyEnvironment.At(simulator.BaseUri, actsAsSandbox: simulator.IsSandbox),
            new OAuthCredentials
            {
                ClientId = simulator.Credentials.ClientId,
                ClientSecret = simulator.Credentials.ClientSecret,
                RefreshToken = scope is null ? simulator.Credentials.RefreshToken : simulator.CreateGrant(scope),
            },
            LimitsNamed(limits), simulator.Market.Clock, simulator, ownsSimulator);

    private static RequestLimits LimitsNamed(string name) => name == "Assumed" ? RequestLimits.Assumed : RequestLimits.None;
}
