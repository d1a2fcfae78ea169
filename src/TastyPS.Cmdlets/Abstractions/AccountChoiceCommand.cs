using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Completion;
using TastyPS.Connections;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets to which accounts are named. Those of a whole pipeline are taken together, so that none is given twice and the service is asked once.</summary>
public abstract class AccountChoiceCommand : ConnectedCommand
{
    private readonly List<string> _named = [];
    private bool _isAsked;

    /// <summary>Account numbers; wildcards allowed. Default all accounts.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [NotAConnection]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string[]? AccountNumber { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _isAsked = true;
        _named.AddRange(AccountNumber ?? []);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_isAsked)
            return; // An empty pipeline names no account, which is not to ask for all.
        try
        {
            RunConnected((output, stop) => WriteAsync(new AccountNumbers(_named), output, stop));
        }
        catch (TastyException e)
        {
            ThrowFailure(e);
        }
    }

    /// <summary>Writes what the cmdlet gives of the accounts named.</summary>
    private protected abstract Task WriteAsync(AccountNumbers named, PipelineOutput output, CancellationToken stop);
}
