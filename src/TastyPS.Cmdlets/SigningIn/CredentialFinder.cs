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

    public async Task<KeptCredentials> FindAsync(CancellationToken stop)
    {
        if (OfArguments() is { } given)
            return new KeptCredentials(given, null);
        if (request.Force)
            return await SignInAsync(stop).ConfigureAwait(false);
        if (GivenCredentials.OfVariables(request.Environment.Name, request.Location) is { } ofVariables)
            return new KeptCredentials(ofVariables, null);
        if (request.Location.Find(request.Environment.SecretsKey, request.Name) is { } found && request.DemandedScopes.All(scope => found.Stored.Scopes.Contains(scope, StringComparer.OrdinalIgnoreCase)))
        {
            output.Verbose($"Using {found.Stored.Environment}, {found.Stored.Name} of {found.File.Path}.");
            return new KeptCredentials(found.Stored.Credentials, found);
        }

        return await SignInAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Stores given credentials that have proved themselves, unless asked not to.</summary>
    public async Task StoreGivenAsync(KeptCredentials kept, IReadOnlyList<string> scopes, CancellationToken stop)
    {
        if (!request.NoSave && OfArguments() is not null)
            kept.StoredIn(await SaveAsync(kept.Current, scopes, stop).ConfigureAwait(false));
    }

    private OAuthCredentials? OfArguments() => GivenCredentials.OfArguments(request.ClientId, request.ClientSecret, request.RefreshToken);

    private async Task<KeptCredentials> SignInAsync(CancellationToken stop)
    {
        if (!UserPresence.IsSomebodyThere)
            throw SignInFailures.NobodyThere(request.Environment, request.Name, request.Location);

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

    private Task<bool> OpenAsync(Uri page, CancellationToken stop)
    {
        if (request.NoBrowser)
            output.Tell($"Open {page} in a browser on this machine to sign in. Ctrl+C ends the waiting.");
        else if (Browser.TryOpen(page))
            output.Tell($"A page to sign in has opened: {page}. Ctrl+C ends the waiting.");
        else
            return Task.FromResult(false);
        return Task.FromResult(true);
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
