using System.Management.Automation;
using System.Security;
using TastyPS.Abstractions;
using TastyPS.Client.Authentication.Secrets;
using TastyPS.Connections;
using TastyPS.SigningIn;
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

    /// <summary>Lets the simulator's market data hold Greeks.</summary>
    [Parameter(ParameterSetName = SimulatorSet)]
    public SwitchParameter SendGreeks { get; set; }

    /// <summary>A running simulator.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RunningSimulatorSet)]
    public TastySimulator? InputObject { get; set; }

    /// <summary>The API's address, for tests and proxies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    public Uri? BaseUri { get; set; }

    /// <summary>The address of the streams; default that of the API.</summary>
    [Parameter(ParameterSetName = AddressSet)]
    public Uri? StreamUri { get; set; }

    /// <summary>The OAuth client id.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The OAuth client secret.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [ValidateNotNullOrEmpty]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The refresh token of a grant.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [ValidateNotNullOrEmpty]
    public SecureString? RefreshToken { get; set; }

    /// <summary>What to ask for when signing in; of a simulator, what its grant is to allow.</summary>
    [Parameter]
    [ValidateSet("Read", "Trade", "OpenId")]
    public string[] Scope { get; set; } = ["Read"];

    /// <summary>The file of the stored secrets.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretsPath { get; set; }

    /// <summary>Prints the page's address instead of opening a browser.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>Writes nothing to disk.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    public SwitchParameter NoSave { get; set; }

    /// <summary>Signs in again although there are stored secrets.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>How long the sign-in may take, in seconds.</summary>
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AddressSet)]
    [ValidateRange(1, 86400)]
    [PlainNumber]
    public int TimeoutSeconds { get; set; } = 600;

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
            if (ParameterSetName is SimulatorSet or RunningSimulatorSet)
            {
                var plan = PlanToSimulator();
                RunAsync(async (_, stop) => connection = await ConnectionOpener.OpenAsync(plan, stop).ConfigureAwait(false));
            }
            else
            {
                var request = Request();
                RunAsync(async (output, stop) => connection = await ConnectAsync(request, output, stop).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (ConnectionOpener.IsExpected(e))
        {
            ThrowFailure(ConnectFailures.Explain(e), Target);
        }

        ConnectionRegistry.Add(connection!);
        if (PassThru)
            WriteObject(connection);
    }

    private async Task<TastyConnection> ConnectAsync(SignInRequest request, PipelineOutput output, CancellationToken stop)
    {
        var finder = new CredentialFinder(request, output);
        var kept = await finder.FindAsync(stop).ConfigureAwait(false);
        TastyConnection? connection = null;
        try
        {
            connection = await ConnectionOpener.OpenAsync(ConnectionPlan.To(request.Environment, kept, finder.PlaceOf(kept), Name, Limits), stop).ConfigureAwait(false);
            var granted = connection.Scope.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            await finder.StoreGivenAsync(kept, granted, stop).ConfigureAwait(false);
            finder.CompareScopes(granted);
            return connection;
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
        finally
        {
            output.Post(() => kept.TellWarnings(WriteWarning));
        }
    }

    private SignInRequest Request() => new()
    {
        Environment = ParameterSetName == AddressSet ? ChosenEnvironment.At(BaseUri!, StreamUri) : ChosenEnvironment.Named(Environment),
        Location = SecretsPlace.Of(this, SecretsPath),
        Name = Name ?? StoredCredentials.DefaultName,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        RefreshToken = RefreshToken,
        Scopes = Scopes,
        DemandedScopes = IsScopeGiven ? Scopes : [],
        NoBrowser = NoBrowser,
        NoSave = NoSave,
        Force = Force,
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
    };

    private object Target => (object?)BaseUri ?? ChainFile ?? (ParameterSetName == EnvironmentSet ? Environment : "Simulator");

    private bool IsScopeGiven => MyInvocation.BoundParameters.ContainsKey(nameof(Scope));

    private string[] Scopes => [.. Scope.Select(scope => scope.ToLowerInvariant()).Distinct()];

    // Play money needs no care: unless told otherwise, a simulator allows everything.
    private string? GrantedScope => IsScopeGiven ? string.Join(" ", Scopes) : null;

    private ConnectionPlan PlanToSimulator() => Simulator
        ? ConnectionPlan.To(SimulatorStart.Run(this, new SimulatorStart { ChainFile = ChainFile, Limits = Limits ?? "None", SendGreeks = SendGreeks }), ownsSimulator: true, Name, Limits ?? "None", GrantedScope)
        : ConnectionPlan.To(InputObject!, ownsSimulator: false, Name, Limits ?? (InputObject!.EnforcesLimits ? "Assumed" : "None"), GrantedScope);
}
