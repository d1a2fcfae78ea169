namespace TastyPS.Client.Authentication.Secrets;

/// <summary>What a secrets file says about one of its entries without opening it.</summary>
/// <param name="Environment">What it is bound to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">What the grant allows.</param>
/// <param name="SavedAt">When it was saved.</param>
public sealed record StoredEntry(string Environment, string Name, IReadOnlyList<string> Scopes, DateTimeOffset SavedAt)
{
    /// <summary>Environment and name.</summary>
    public override string ToString() => $"{Environment}, {Name}";
}
