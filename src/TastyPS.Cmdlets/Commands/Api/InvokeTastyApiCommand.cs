using System.Collections;
using System.Management.Automation;
using System.Net;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Http;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Raw;
using TastyPS.Connections;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Api;

/// <summary>Calls any route of the API. Whatever is no GET asks first; orders are refused without -Force.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TastyApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeTastyApiCommand : ConnectedCommand
{
    private const string CheckPath = "Check the path against the documentation of the API: https://developer.tastytrade.com.";
    private const string IsDryRun = "It is a dry run: nothing is placed.";

    // Less than a command that is stopped may take to let go.
    private static readonly TimeSpan LookUpWhenStopped = TimeSpan.FromSeconds(4);

    /// <summary>The route, e.g. /customers/me/accounts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [NotAConnection]
    public string Path { get; set; } = "";

    /// <summary>The HTTP method.</summary>
    [Parameter]
    [ValidateSet("Get", "Post", "Put", "Patch", "Delete")]
    public string Method { get; set; } = "Get";

    /// <summary>The query's names and values; an array repeats the name.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>The body: a hashtable, an object, or JSON as text.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>Reads the list to its last page.</summary>
    [Parameter]
    public SwitchParameter AllPages { get; set; }

    /// <summary>Gives the reply's JSON as text.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Allows routes of orders.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How long to look for an order whose reply was lost.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [PlainNumber]
    public int LookUpSeconds { get; set; } = 30;

    private bool IsGet => string.Equals(Method, "Get", StringComparison.OrdinalIgnoreCase);

    private bool MayTrade => TradePermission.IsIn(Tasty);

    private string Verb => Method.ToUpperInvariant();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (IsGet && Body is not null)
            ThrowFailure(Contradiction("A GET has no body.", "Give -Query instead of -Body, or another -Method."));
        if (!IsGet && AllPages)
            ThrowFailure(Contradiction($"-AllPages reads lists; {Verb} changes something.", "Leave out -AllPages."));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = Path.Trim();
        var address = QueryText.Append(path, Query);
        if (OrderRoutes.IsOrderRoute(Verb, path))
        {
            SendToOrders(path, address);
            return;
        }

        try
        {
            if (IsGet)
                RunOnConnection((output, stop) => UnderstoodAsync(ReadAsync(address, output, stop)));
            else if (Ask(address))
                RunOnConnection((output, stop) => UnderstoodAsync(SendAsync(address, output, stop)));
        }
        catch (Exception e) when (e is TastyException or TastyCommandException)
        {
            WriteFailure(Explain(e), path);
        }
    }

    // Held to the same rules as every other order: scope, checks, caps, exactly once.
    private void SendToOrders(string path, string address)
    {
        if (OwnCommand(path) is { } command)
        {
            WriteFailure(Contradiction($"{Verb} {path} is not sent as it is.", $"Run {command}, which asks first."), path);
            return;
        }

        if (!Force)
            ThrowFailure(OrderRefused(path), path);
        if (!MayTrade && !IsWhatIf)
            ThrowFailure(TradePermission.Missing(Tasty), Tasty);
        var move = OrderMoves.Change<RawReply>($"{Verb} {path}", "Get-TastyOrder", Via);
        try
        {
            string? body = null;
            OrderQuestion? question = null;
            RunOnConnection((_, stop) => UnderstoodAsync(InOwnAccountAsync(path, PrepareAsync(stop), stop)));
            if (AskOrEnd(question, path, address))
                RunOnConnection((output, stop) => UnderstoodAsync(InOwnAccountAsync(path, SendOrderAsync(move, address, body, output, stop), stop)));

            async Task PrepareAsync(CancellationToken stop)
            {
                body = Body is null ? null : JsonText.Of(Body); // Once: what is asked about is what is sent.
                question = await QuestionAsync(path, address, body, stop).ConfigureAwait(false);
            }
        }
        catch (OrderOutcomeUnknownException e)
        {
            ThrowFailure(e, path); // And nothing further is sent.
        }
        catch (Exception e) when (e is TastyException or TastyCommandException)
        {
            WriteFailure(Explain(e), path);
        }
        catch (Exception)
        {
            if (move.Standing is { } standing)
                Host.UI.WriteWarningLine(standing);
            throw;
        }
    }

    private Task<OrderQuestion?> QuestionAsync(string path, string address, string? body, CancellationToken stop)
    {
        string[] remarks = [.. MayTrade || body is null ? [] : (string[])[$"No server price check: scope is {TradePermission.Told(Tasty)}"], $"Sent as {Verb} /{path.TrimStart('/')}"];
        var question = Tasty.Client.Orders.AskAboutRawAsync(
            new HttpMethod(Verb), address, body, account => new OrderPlace(account, Tasty.Environment, Tasty.Client.Environment.IsProduction), MayTrade, stop, remarks);
        return body is null ? question : DryRun.AnsweredAsync(question);
    }

    private bool AskOrEnd(OrderQuestion? question, string path, string address)
    {
        try
        {
            return question is not null ? OrderAsking.Ask(this, question) : OrderAsking.Ask(this, $"{Said(address)} {IsDryRun}", $"{Asked(address)} {IsDryRun}", "Invoke-TastyApi");
        }
        catch (TastyCommandException e)
        {
            ThrowFailure(e, path);
            return false;
        }
    }

    private async Task SendOrderAsync(OrderMove<RawReply> move, string address, string? body, PipelineOutput output, CancellationToken stop)
    {
        var options = new OrderSubmitOptions { LookUpFor = TimeSpan.FromSeconds(LookUpSeconds), LookUpAfterCancelFor = LookUpWhenStopped, OnLookUp = OrderLookUp.Notice(output, TimeSpan.FromSeconds(LookUpSeconds)) };
        var reply = await move.RunAsync(() => Tasty.Client.Orders.SendRawAsync(new HttpMethod(Verb), address, body, options, stop)).ConfigureAwait(false);
        if (reply.WasLookedUp)
            output.Warning(reply.ExternalIdentifier is { } identifier ? OrderLookUp.Found(identifier) : OrderLookUp.FoundChanged);
        Write(reply, output, move.Give);
    }

    // The service says nothing of an account that is another's, but refuses the order.
    private async Task InOwnAccountAsync(string path, Task work, CancellationToken stop)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (TastyException e) when (e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound && path.Trim('/').Split('/') is ["accounts", var account, ..])
        {
            if (await ForeignAccount.FindAsync(account, Tasty.Client.Accounts.GetAccountsAsync, e, stop).ConfigureAwait(false) is { } foreign)
                throw foreign;
            throw;
        }
    }

    // What the client refuses to send is the user's to mend, not a defect.
    private static async Task UnderstoodAsync(Task sending)
    {
        try
        {
            await sending.ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            throw new TastyCommandException(ErrorRecords.MessageOf(e), ErrorIds.RequestRefused, ErrorCategory.InvalidArgument,
                e.ParamName is null or "body"
                    ? "Give the body as the documentation of the API has it: JSON, or what makes it, each name once and spelled as there."
                    : "Give the path as the documentation of the API has it, e.g. /customers/me/accounts.",
                e);
        }
    }

    private bool Ask(string address) => OrderAsking.Ask(this, Said(address), $"{Asked(address)} It is sent once and may change something.", "Invoke-TastyApi");

    private string Said(string address) => $"{Verb} {address} at {Tasty}.";

    private string Asked(string address) => $"Send {Verb} {address} to {Tasty.BaseUri}?";

    private async Task ReadAsync(string address, PipelineOutput output, CancellationToken stop)
    {
        if (!AllPages)
        {
            Write(await Tasty.Client.Raw.GetAsync(address, stop).ConfigureAwait(false), output);
            return;
        }

        var pages = Tasty.Client.Raw.OpenPages(address);
        while (await pages.ReadAsync(stop).ConfigureAwait(false) is { } page)
            Write(page, output);
    }

    private async Task SendAsync(string address, PipelineOutput output, CancellationToken stop) =>
        Write(await Tasty.Client.Raw.SendAsync(new HttpMethod(Verb), address, Body is null ? null : JsonText.Of(Body), stop).ConfigureAwait(false), output);

    private void Write(RawReply reply, PipelineOutput output, Action? given = null)
    {
        if (reply.Json is not { } json)
            return;
        if (Raw)
            output.Write(json.GetRawText(), given);
        else if (IsGet && reply.Items is { } items)
            output.WriteAll([.. items.EnumerateArray().Select(JsonObjects.From)]);
        else if (JsonObjects.From(reply.Data!.Value) is { } data)
            output.Write(data, given);
    }

    private static Exception Explain(Exception failure) => failure switch
    {
        TastyNotFoundException => new TastyCommandException(failure.Message, ErrorIds.NotFound, ErrorCategory.ObjectNotFound,
            CheckPath, failure),
        OrderRefusedException { StatusCode: HttpStatusCode.NotFound } => new TastyCommandException(failure.Message, ErrorIds.NotFound, ErrorCategory.ObjectNotFound,
            CheckPath + " Nothing has been placed or changed.", failure),
        _ => failure,
    };

    private static TastyCommandException Contradiction(string message, string recommendation) =>
        new(message, ErrorIds.RequestRefused, ErrorCategory.InvalidArgument, recommendation);

    // What a cmdlet does and this one does not.
    private string? OwnCommand(string path) => (Verb, path.Trim('/').Split('/')) switch
    {
        ("POST", ["accounts", var account, "orders", var id, "reconfirm"]) => $"Confirm-TastyOrder {id} {account}",
        ("PATCH", ["accounts", var account, "complex-orders", var id]) => $"Set-TastyComplexOrder {id} {account} -RatioThreshold",
        _ => null,
    };

    private TastyCommandException OrderRefused(string path) =>
        new($"{Verb} {path} is a route of orders, which this command sends only with -Force. Nothing was sent.", ErrorIds.OrderRouteRefused, ErrorCategory.PermissionDenied,
            "Submit-TastyOrder, Set-TastyOrder and Stop-TastyOrder say what an order costs and ask first. Give -Force to send the route as it is.");
}
