using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;

// Arguments: the file, and a text that names this run. Writes one character to the standard output for each save.
var file = SecretsFile.At(args[0]);
for (var number = 1; ; number++)
{
    var secret = $"{args[1]}-{number}";
    var credentials = new OAuthCredentials { ClientId = secret, ClientSecret = secret, RefreshToken = secret };
    await file.SaveAsync(new StoredCredentials("Sandbox", StoredCredentials.DefaultName, credentials, ["read"], DateTimeOffset.UnixEpoch), CancellationToken.None);
    Console.Write('.');
    Console.Out.Flush();
}
