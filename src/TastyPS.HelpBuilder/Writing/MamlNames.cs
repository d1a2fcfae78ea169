using System.Xml.Linq;

namespace TastyPS.HelpBuilder.Writing;

/// <summary>The namespaces of MAML.</summary>
internal static class MamlNames
{
    public static readonly XNamespace Items = "http://msh";
    public static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    public static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    public static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
}
