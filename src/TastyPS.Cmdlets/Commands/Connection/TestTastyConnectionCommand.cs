using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Authentication.Secrets;
using TastyPS.Client.Diagnostics;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;
using TastyPS.SigningIn;

namespace TastyPS.Commands.Connection;

/// <summary>Says check by check what works and what does not on the way to the service, and what to do about it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TastyConnection", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(ConnectionCheck))]
public sealed class TestTastyConnectionCommand : TastyCommand
{
    private const string EnvironmentSet = "Environment";
    private const string AddressSet = "Address";
    private const string ConnectionSet = "Connection";

    /// <summary>The connection to test, or its name.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ConnectionByName]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public TastyConnection? Connection { get; set; }

    /// <summary>Production or Sandbox, before connecting.</summary>
    [Parameter(Position = 0, ParameterSetName = EnvironmentSet)]
    [ValidateSet("Production", "Sandbox")]
    public string Environment { get; set; } = "Production";

    /// <summary>The API's address, before connecting.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    public Uri? BaseUri { get; set; }

    /// <summary>The file of the stored secrets.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretsPath { get; set; }

    /// <summary>The name of the entry in the file.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StoredNameCompleter))]
    public string Name { get; set; } = StoredCredentials.DefaultName;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ConnectionTestOptions options;
        var connection = ChosenConnection();
        try
        {
            options = connection is not null ? OptionsOf(connection) : OptionsBeforeConnecting();
        }
        catch (TastyCommandException e)
        {
            ThrowFailure(e, BaseUri);
            return;
        }

        RunAsync(async (output, stop) =>
        {
            using var test = new ConnectionTest(options);
            await test.RunAsync(output.Write, stop).ConfigureAwait(false);
            output.Post(() => connection?.TellWarnings(WriteWarning));
        });
    }

    // Whoever says where to connect means it, even with a connection at hand.
    private TastyConnection? ChosenConnection()
    {
        var bound = MyInvocation.BoundParameters;
        var isPlaceGiven = ParameterSetName == AddressSet || bound.ContainsKey(nameof(Environment)) || bound.ContainsKey(nameof(SecretsPath)) || bound.ContainsKey(nameof(Name));
        if (Connection is { IsConnected: false })
            ThrowTerminatingError(ErrorRecords.NotConnected(Connection));
        return Connection ?? (isPlaceGiven ? null : ConnectionRegistry.Current);
    }

    private static ConnectionTestOptions OptionsOf(TastyConnection connection) => new()
    {
        Environment = connection.Client.Environment,
        Client = connection.Client,
        WithoutSecrets = $"The connection {connection} is open and has its credentials.",
        Recommend = Recommend,
    };

    private ConnectionTestOptions OptionsBeforeConnecting()
    {
        var environment = ParameterSetName == AddressSet ? ChosenEnvironment.At(BaseUri!) : ChosenEnvironment.Named(Environment);
        var location = SecretsPlace.Of(this, SecretsPath);
        var ofVariables = GivenCredentials.OfVariables(environment.Name, location);
        return new ConnectionTestOptions
        {
            Environment = environment,
            Credentials = ofVariables,
            WithoutSecrets = "The credentials are those of the environment variables TASTYPS_CLIENT_SECRET and TASTYPS_REFRESH_TOKEN.",
            Secrets = ofVariables is null ? location : null,
            Name = Name,
            SignInRecommendation = "Run Connect-Tasty to sign in; with the same -SecretsPath and -Name, if you give them.",
            Recommend = RecommendBeforeConnecting,
        };
    }

    private static string? Recommend(TastyException failure) => ErrorRecords.From(SignInFailures.Explain(failure), null).ErrorDetails.RecommendedAction;

    private static string? RecommendBeforeConnecting(TastyException failure) => ErrorRecords.From(ConnectFailures.Explain(failure), null).ErrorDetails.RecommendedAction;
}
