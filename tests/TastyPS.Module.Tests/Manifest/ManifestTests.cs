using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Manifest;

/// <summary>What the folder that users install says of itself.</summary>
public sealed class ManifestTests : ModuleTest
{
    private static readonly string ModuleFolder = Path.GetDirectoryName(ModuleUnderTest.Manifest)!;

    // What PowerShell and .NET bring, what lies beside the manifest, and what the resolver finds in dependencies.
    private static readonly HashSet<string> MayBeReferenced =
    [
        "netstandard", "System.Management.Automation", "TastyPS.Client", "TastyPS.Analytics", "TastyPS.Reporting", "TastyPS.Simulator",
        "System.Text.Json", "System.Threading.Channels", "System.Memory", "System.Threading.Tasks.Extensions", "Microsoft.Bcl.TimeProvider", "System.Collections.Immutable",
    ];

    [Fact]
    public void Every_cmdlet_class_is_exported_and_nothing_else()
    {
        var cmdlets = Texts("(Get-Module TastyPS).ImplementingAssembly.GetTypes() | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } | ForEach-Object { \"$($_.VerbName)-$($_.NounName)\" }");

        Assert.Equal(cmdlets.Order(), ManifestList("CmdletsToExport").Order());
        Assert.Equal(cmdlets.Concat(["Cancel-TastyOrder"]).Order(), Texts("(Get-Module TastyPS).ExportedCommands.Keys").Order());
        Assert.Equal(["Stop-TastyOrder"], Texts("(Get-Module TastyPS).ExportedAliases.Values | ForEach-Object Definition"));
        Assert.NotEmpty(cmdlets);
    }

    [Fact]
    public void The_version_is_the_same_in_the_manifest_the_assembly_and_the_changelog()
    {
        var changelog = Regex.Match(File.ReadAllText(Path.Combine(ModuleUnderTest.Root, "CHANGELOG.md")), @"^## (\d+\.\d+\.\d+)", RegexOptions.Multiline).Groups[1].Value;

        Assert.Equal([changelog], Texts("(Get-Module TastyPS).Version"));
        Assert.Equal(changelog, AssemblyName.GetAssemblyName(Path.Combine(ModuleFolder, "TastyPS.dll")).Version!.ToString(3));
    }

    [Fact]
    public void The_id_never_changes() => Assert.Equal(["8f5d6c1e-3a37-4f0e-9b44-6d3f0a2c7e15"], Texts("(Get-Module TastyPS).Guid"));

    [Fact]
    public void Both_editions_are_supported() => Assert.Equal(["Desktop", "Core"], Texts("(Get-Module TastyPS).CompatiblePSEditions"));

    [Fact]
    public void Every_file_that_the_manifest_names_is_there()
    {
        foreach (var file in ManifestList("FormatsToProcess").Concat(ManifestList("TypesToProcess")))
            Assert.True(File.Exists(Path.Combine(ModuleFolder, file)), file);
        Assert.True(File.Exists(Path.Combine(ModuleFolder, "LICENSE")));
    }

    [Fact]
    public void Every_parameter_that_takes_a_secret_takes_a_SecureString() =>
        Assert.All(
            Texts("Get-Command -Module TastyPS | ForEach-Object { $_.Parameters.Values } | Where-Object Name -match '(secret|token|password)$' | ForEach-Object { $_.ParameterType.Name }"),
            type => Assert.Equal("SecureString", type));

    [Fact]
    public void The_cmdlet_assembly_references_only_what_is_allowed()
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(ModuleFolder, "TastyPS.dll")));
        var metadata = file.GetMetadataReader();

        var references = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

        Assert.Empty(references.Except(MayBeReferenced));
    }

    [Fact]
    public void No_third_party_assembly_lies_where_the_runtime_would_find_it()
    {
        var beside = Directory.GetFiles(ModuleFolder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!);

        Assert.All(beside, name => Assert.StartsWith("TastyPS", name, StringComparison.Ordinal));
        Assert.Contains("Polly.Core", Directory.GetFiles(Path.Combine(ModuleFolder, "dependencies"), "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)));
    }

    private string[] ManifestList(string key) => Texts(
        "param($Path, $Key) $ast = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref]$null, [ref]$null); $ast.EndBlock.Statements[0].PipelineElements[0].Expression.SafeGetValue()[$Key]",
        new { Path = ModuleUnderTest.Manifest, Key = key });
}
