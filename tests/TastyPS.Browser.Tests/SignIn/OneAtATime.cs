using TastyPS.Browser.Tests.Browsing;

namespace TastyPS.Browser.Tests.SignIn;

/// <summary>There is one port 8000, and one browser is enough.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime : ICollectionFixture<Chromium>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "port 8000";
}
