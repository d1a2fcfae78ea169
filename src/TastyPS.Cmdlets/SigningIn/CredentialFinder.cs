using System.Collections.Concurrent;
using TastyPS.Abstractions;
using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;
using TastyPS.Client.Authentication.SignIn;

namespace TastyPS.SigningIn;

/// <summary>Finds credentials: given, of the environment variables, stored; and where there are none, by the page on this machine.</summary>
internal sealed class CredentialFinder(SignInRequest request, PipelineOutput output)
{
    private readonly ConcurrentDictionary<SignInTrouble, bool> _told = new();
    private bool _areNew;

    public async Task<KeptCredentials> FindAsync(CancellationToken stop)
    {
        if (GivenCredentials.FindLack(request) is { } lack)
            throw SignInFailures.Incomplete(lack, "");
        if (GivenCredentials.OfArguments(request) is { } given)
        {
            _areNew = true;
            return new KeptCredentials(given, null);
        }

        if (request.Force)
            return await SignInAsync(null, stop).ConfigureAwait(false);
        if (GivenCredentials.OfVariables(request.Environment.Name, request.Location) is { } ofVariables)
        {
            DemandNothingElse(ofVariables, "those of the environment variables");
            return new KeptCredentials(ofVariables, null);
        }

        if (request.Location.Find(request.Environment.SecretsKey, request.Name) is not { } found)
            return await SignInAsync(null, stop).ConfigureAwait(false);

        DemandNothingElse(found.Stored.Credentials, $"those stored in {found.File.Path}");
        if (!request.DemandedScopes.All(scope => found.Stored.Scopes.Contains(scope, StringComparer.OrdinalIgnoreCase)))
            return await SignInAsync(found, stop).ConfigureAwait(false);

        output.Verbose($"Using {found.Stored.Environment}, {found.Stored.Name} of {found.File.Path}.");
        return new KeptCredentials(found.Stored.Credentials, found);
    }

    /// <summary>The file of secrets beside which that lies which belongs to the credentials.</summary>
    public string PlaceOf(KeptCredentials kept) =>
        kept.Place?.File.Path ?? (!request.NoSave && GivenCredentials.OfArguments(request) is not null ? request.Location.WritePath : request.Location.SteadyPath);

    /// <summary>Stores given credentials that have proved themselves, unless asked not to.</summary>
    public async Task StoreGivenAsync(KeptCredentials kept, IReadOnlyList<string> scopes, CancellationToken stop)
    {
        if (!request.NoSave && GivenCredentials.OfArguments(request) is not null)
            kept.StoredIn(await SaveAsync(kept.Current, scopes, stop).ConfigureAwait(false));
    }

    /// <summary>Warns where a grant allows less than was asked for, or lets new credentials trade that nobody asked to.</summary>
    public void CompareScopes(IReadOnlyList<string> granted)
    {
        if (granted.Count == 0)
            return;

        var missing = request.DemandedScopes.Except(granted, StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
            output.Warning($"The grant allows {string.Join(", ", granted)}, but not {string.Join(", ", missing)}, which -Scope asks for. Make a grant with it at the broker, then run {request.Command} -Force.");
        else if (_areNew && granted.Contains("trade", StringComparer.OrdinalIgnoreCase) && !request.Scopes.Contains("trade"))
            output.Warning($"The grant can trade, although reading was all that was asked for. Make one with the scope read alone at the broker, or say -Scope {SignInRequest.Text([.. request.Scopes, "trade"])} if it is meant to.");
    }

    // Whoever gives a part of the credentials does not mean others; a page would take the part.
    private void DemandNothingElse(OAuthCredentials others, string whose)
    {
        if (GivenCredentials.FindLackBeside(request, others) is { } lack)
            throw SignInFailures.Incomplete($"{lack} They would be passed over for {whose}.", $", or run {request.Command} -Force to sign in again by the page");
    }

    private async Task<KeptCredentials> SignInAsync(FoundCredentials? lacking, CancellationToken stop)
    {
        var why = lacking is null ? null : $"The grant stored in {lacking.File.Path} allows {string.Join(", ", lacking.Stored.Scopes)}, and -Scope asks for {string.Join(", ", request.DemandedScopes)}.";
        if (!UserPresence.IsSomebodyThere)
        {
            throw request.ClientSecret is not null || request.ClientId is not null
                ? SignInFailures.Incomplete($"{(request.ClientSecret is null ? "-ClientId was given, and neither -ClientSecret nor -RefreshToken" : "-ClientSecret was given without -RefreshToken")}, and nobody is there to sign in by the page.", "")
                : SignInFailures.NobodyThere(request, why);
        }

        // Before anybody takes the trouble to sign in.
        if (!request.NoSave)
            request.Location.FileToWrite.DemandWritable();
        if (why is not null)
            output.Tell(why);

        _areNew = true;
        FoundCredentials? place = null;
        var server = new SignInServer(new SignInOptions
        {
            Environment = request.Environment,
            Scopes = request.Scopes,
            ClientId = request.ClientId,
            ClientSecret = GivenCredentials.Plain(request.ClientSecret),
            Timeout = request.Timeout ?? TimeSpan.FromMinutes(10),
            Open = OpenAsync,
            Save = request.NoSave ? null : async (result, token) => place = await SaveAsync(result.Credentials, result.Scopes, token).ConfigureAwait(false),
            SavedTo = request.NoSave ? null : request.Location.WritePath,
            Troubled = Tell,
        });
        var signedIn = await server.SignInAsync(stop).ConfigureAwait(false);
        return new KeptCredentials(signedIn.Credentials, place);
    }

    private async Task<bool> OpenAsync(Uri page, CancellationToken stop)
    {
        if (request.NoBrowser)
            output.Tell($"Open {page} in a browser on this machine to sign in. Ctrl+C ends the waiting.");
        else if (await Browser.TryOpenAsync(page, stop).ConfigureAwait(false))
            output.Tell($"A page to sign in has opened: {page}. Ctrl+C ends the waiting.");
        else
            return false;
        return true;
    }

    private void Tell(SignInTrouble trouble)
    {
        // A stray reply leaves the sign-in as it is, and any page can send a browser here with one.
        if (trouble.Reason == SignInReason.StateMismatch)
            output.Verbose(trouble.Message);
        else if (_told.TryAdd(trouble, true))
            output.Warning(SignInFailures.Describe(trouble));
    }

    private async Task<FoundCredentials> SaveAsync(OAuthCredentials credentials, IReadOnlyList<string> scopes, CancellationToken stop)
    {
        var file = request.Location.FileToWrite;
        var stored = new StoredCredentials(request.Environment.SecretsKey, request.Name, credentials, scopes, TimeProvider.System.GetUtcNow());
        await file.SaveAsync(stored, stop).ConfigureAwait(false);
        output.Verbose($"Saved to {file.Path}.");
        if (await file.FindGitWarningAsync(stop).ConfigureAwait(false) is { } warning)
            output.Warning(warning);
        return new FoundCredentials(file, stored);
    }
}
