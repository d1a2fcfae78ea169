using System.Collections.ObjectModel;
using System.Reflection;

namespace TastyPS.HelpBuilder.Metadata;

/// <summary>Reads the cmdlets of an assembly from its metadata; none of its code runs.</summary>
internal static class CmdletReader
{
    private const string Automation = "System.Management.Automation.";

    /// <summary>The cmdlets of the assembly, by name.</summary>
    /// <param name="assemblyPath">The assembly.</param>
    /// <param name="references">Assemblies, or folders of assemblies, that it refers to. Its own folder and the runtime's are known.</param>
    public static IReadOnlyList<CmdletDeclaration> Read(string assemblyPath, IEnumerable<string> references)
    {
        // The references come first: of two assemblies of one name and version the resolver takes the first.
        var known = references
            .SelectMany(AssembliesAt)
            .Append(Path.GetFullPath(assemblyPath))
            .Concat(AssembliesAt(Path.GetDirectoryName(Path.GetFullPath(assemblyPath))!))
            .Concat(AssembliesAt(Path.GetDirectoryName(typeof(object).Assembly.Location)!))
            .Distinct(StringComparer.Ordinal);
        using var context = new MetadataLoadContext(new PathAssemblyResolver(known));
        return
        [
            .. context.LoadFromAssemblyPath(Path.GetFullPath(assemblyPath)).GetTypes()
                .Where(type => type is { IsAbstract: false, IsVisible: true })
                .Select(ReadCmdlet)
                .OfType<CmdletDeclaration>()
                .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> AssembliesAt(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.dll").Order(StringComparer.Ordinal)
            : [Path.GetFullPath(path)];

    private static CmdletDeclaration? ReadCmdlet(Type type)
    {
        if (AttributesOf(type, "CmdletAttribute").FirstOrDefault() is not { } cmdlet)
            return null;

        return new CmdletDeclaration(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            Named<string>(cmdlet, "DefaultParameterSetName"),
            Named<bool>(cmdlet, "SupportsShouldProcess"),
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Select(ReadParameter)
                    .OfType<ParameterDeclaration>()
                    .OrderBy(parameter => parameter.Name, StringComparer.Ordinal),
            ],
            [
                .. AttributesOf(type, "OutputTypeAttribute")
                    .SelectMany(attribute => Flatten(attribute.ConstructorArguments))
                    .Select(value => value is Type output ? output.FullName! : value as string)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ]);
    }

    private static ParameterDeclaration? ReadParameter(PropertyInfo property)
    {
        var attributes = AttributesOf(property, "ParameterAttribute").Where(attribute => !Named<bool>(attribute, "DontShow")).ToList();
        if (attributes.Count == 0)
            return null;

        var type = WithoutNullable(property.PropertyType);
        return new ParameterDeclaration(
            property.Name,
            type.Name,
            type.FullName ?? type.Name,
            type.FullName == Automation + "SwitchParameter",
            [.. AttributesOf(property, "AliasAttribute").SelectMany(attribute => Flatten(attribute.ConstructorArguments)).OfType<string>()],
            AcceptedValues(property, type),
            AttributesOf(property, "SupportsWildcardsAttribute").Any(),
            [.. attributes.Select(ReadMembership)]);
    }

    private static ParameterMembership ReadMembership(CustomAttributeData attribute) => new(
        Named<string>(attribute, "ParameterSetName") ?? ParameterMembership.AllSets,
        Named<bool>(attribute, "Mandatory"),
        Named<int?>(attribute, "Position") is int position and not int.MinValue ? position : null,
        Named<bool>(attribute, "ValueFromPipeline"),
        Named<bool>(attribute, "ValueFromPipelineByPropertyName"),
        Named<bool>(attribute, "ValueFromRemainingArguments"));

    private static IReadOnlyList<string> AcceptedValues(PropertyInfo property, Type type)
    {
        var set = AttributesOf(property, "ValidateSetAttribute")
            .SelectMany(attribute => Flatten(attribute.ConstructorArguments))
            .OfType<string>()
            .ToList();
        if (set.Count > 0)
            return set;

        var element = WithoutNullable(type.IsArray ? type.GetElementType()! : type);
        return element.IsEnum ? element.GetEnumNames() : [];
    }

    private static Type WithoutNullable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1" ? type.GetGenericArguments()[0] : type;

    private static IEnumerable<CustomAttributeData> AttributesOf(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.FullName == Automation + name);

    private static IEnumerable<object?> Flatten(IEnumerable<CustomAttributeTypedArgument> arguments) =>
        arguments.SelectMany(argument => argument.Value is ReadOnlyCollection<CustomAttributeTypedArgument> items
            ? items.Select(item => item.Value)
            : [argument.Value]);

    private static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.Where(argument => argument.MemberName == name).Select(argument => (T?)argument.TypedValue.Value).FirstOrDefault();
}
