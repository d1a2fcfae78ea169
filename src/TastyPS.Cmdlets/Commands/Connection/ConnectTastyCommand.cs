using System.Management.Automation;
using System.Security;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Authentication;
using TastyPS.Connections;
using TastyPS.Errors;
using TastyPS.Simulator;

namespace TastyPS.Commands.Connection;

/// <summary>Connects to tastytrade, to another address, or to a simulator, and makes the connection current.</summary>
[Cmdlet(VerbsCommunications.Connect, "Tasty", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(TastyConnection))]
public sealed class ConnectTastyCommand : TastyCommand
{
    private const string EnvironmentSet = "Environment";
    private const string SimulatorSet = "Simulator";
    private const string RunningSimulatorSet = "RunningSimulator";
    private const string AddressSet = "Address";

    /// <summary>Production or Sandbox.</summary>
    [Parameter(ParameterSetName = EnvironmentSet, Position = 0)]
    [ValidateSet("Production", "Sandbox")]
    public string Environment { get; set; } = "Production";

    /// <summary>Starts a simulator in this process and connects to it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SimulatorSet)]
    public SwitchParameter Simulator { get; set; }

    /// <summary>A Cboe quote table for the simulator to run on.</summary>
    [Parameter(ParameterSetName = SimulatorSet)]
    public string? ChainFile { get; set; }

    /// <summary>A running simulator.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RunningSimulatorSet)]
    public TastySimulator? InputObject { get; set; }

    /// <summary>The API's address, for tests and proxies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    public Uri? BaseUri { get; set; }

    /// <summary>The OAuth client id.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    public string? ClientId { get; set; }

    /// <summary>The OAuth client secret.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The refresh token of a grant.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    public SecureString? RefreshToken { get; set; }

    /// <summary>The request limits to keep.</summary>
    [Parameter]
    [ValidateSet("Assumed", "None")]
    public string? Limits { get; set; }

    /// <summary>A name for the connection.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Gives the connection to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TastyConnection? connection = null;
        try
        {
            var plan = Plan();
            RunAsync(async (_, stop) => connection = await ConnectionOpener.OpenAsync(plan, stop).ConfigureAwait(false));
        }
        catch (Exception e) when (ConnectionOpener.IsExpected(e))
        {
            ThrowFailure(e, BaseUri ?? (object)Environment);
        }

        ConnectionRegistry.Add(connection!);
        if (connection!.Client.Environment.IsProduction)
            WriteWarning("This is the production environment: the account behind this connection is real.");
        if (PassThru)
            WriteObject(connection);
    }

    private ConnectionPlan Plan() => ParameterSetName switch
    {
        SimulatorSet => ConnectionPlan.To(SimulatorStart.Run(this, new SimulatorStart { ChainFile = ChainFile, Limits = Limits ?? "None" }), ownsSimulator: true, Name, Limits ?? "None"),
        RunningSimulatorSet => ConnectionPlan.To(InputObject!, ownsSimulator: false, Name, Limits ?? "None"),
        AddressSet => ConnectionPlan.To(EnvironmentAt(BaseUri!), Credentials(), Name, Limits),
        _ => ConnectionPlan.To(Environment == "Sandbox" ? TastyEnvironment.Sandbox : TastyEnvironment.Production, Credentials(), Name, Limits),
    };

    private static TastyEnvironment EnvironmentAt(Uri address)
    {
        try
        {
            return TastyEnvironment.At(address);
        }
        catch (ArgumentException e)
        {
            throw new TastyCommandException(
                "The address is refused: it must be https, or http on this machine, and carry no user, query or fragment.",
                ErrorIds.AddressRefused,
                ErrorCategory.InvalidArgument,
                "Give an https address to -BaseUri, e.g. https://api.example.com/.",
                e);
        }
    }

    private OAuthCredentials Credentials() => CredentialSource.Find(ClientId, ClientSecret, RefreshToken)
        ?? throw new TastyCommandException(
            "There is no client secret or no refresh token to connect with.",
            ErrorIds.CredentialsMissing,
            ErrorCategory.AuthenticationError,
            "Give -ClientSecret and -RefreshToken, or set TASTYPS_CLIENT_SECRET and TASTYPS_REFRESH_TOKEN; or run Connect-Tasty -Simulator, which needs none.");
}
