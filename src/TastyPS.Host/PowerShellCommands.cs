namespace TastyPS.Host;

/// <summary>The commands that PowerShell 7 has beyond its engine, by the reference of PowerShell 7.6.</summary>
internal static class PowerShellCommands
{
    private const string Utility = """
        Add-Member Add-Type Clear-Variable Compare-Object ConvertFrom-CliXml ConvertFrom-Csv ConvertFrom-Json ConvertFrom-Markdown
        ConvertFrom-SddlString ConvertFrom-StringData ConvertTo-CliXml ConvertTo-Csv ConvertTo-Html ConvertTo-Json ConvertTo-Xml
        Debug-Runspace Disable-PSBreakpoint Disable-RunspaceDebug Enable-PSBreakpoint Enable-RunspaceDebug Export-Alias Export-Clixml
        Export-Csv Export-FormatData Export-PSSession Format-Custom Format-Hex Format-List Format-Table Format-Wide Get-Alias Get-Culture
        Get-Date Get-Error Get-Event Get-EventSubscriber Get-FileHash Get-FormatData Get-Host Get-MarkdownOption Get-Member
        Get-PSBreakpoint Get-PSCallStack Get-Random Get-Runspace Get-RunspaceDebug Get-SecureRandom Get-TraceSource Get-TypeData
        Get-UICulture Get-Unique Get-Uptime Get-Variable Get-Verb Group-Object Import-Alias Import-Clixml Import-Csv Import-LocalizedData
        Import-PowerShellDataFile Import-PSSession Invoke-Expression Invoke-RestMethod Invoke-WebRequest Join-String Measure-Command
        Measure-Object New-Alias New-Event New-Guid New-Object New-TemporaryFile New-TimeSpan New-Variable Out-File Out-GridView
        Out-Printer Out-String Read-Host Register-EngineEvent Register-ObjectEvent Remove-Alias Remove-Event Remove-PSBreakpoint
        Remove-TypeData Remove-Variable Select-Object Select-String Select-Xml Send-MailMessage Set-Alias Set-Date Set-MarkdownOption
        Set-PSBreakpoint Set-TraceSource Set-Variable Show-Command Show-Markdown Sort-Object Start-Sleep Tee-Object Test-Json
        Trace-Command Unblock-File Unregister-Event Update-FormatData Update-List Update-TypeData Wait-Debugger Wait-Event Write-Debug
        Write-Error Write-Host Write-Information Write-Output Write-Progress Write-Verbose Write-Warning
        """;

    private const string Management = """
        Add-Content Clear-Content Clear-Item Clear-ItemProperty Clear-RecycleBin Convert-Path Copy-Item Copy-ItemProperty Debug-Process
        Get-ChildItem Get-Clipboard Get-ComputerInfo Get-Content Get-HotFix Get-Item Get-ItemProperty Get-ItemPropertyValue Get-Location
        Get-Process Get-PSDrive Get-PSProvider Get-Service Get-TimeZone Invoke-Item Join-Path Move-Item Move-ItemProperty New-Item
        New-ItemProperty New-PSDrive New-Service Pop-Location Push-Location Remove-Item Remove-ItemProperty Remove-PSDrive Remove-Service
        Rename-Computer Rename-Item Rename-ItemProperty Resolve-Path Restart-Computer Restart-Service Resume-Service Set-Clipboard
        Set-Content Set-Item Set-ItemProperty Set-Location Set-Service Set-TimeZone Split-Path Start-Process Start-Service
        Stop-Computer Stop-Process Stop-Service Suspend-Service Test-Connection Test-Path Wait-Process
        """;

    private const string SecurityAndArchive = """
        Compress-Archive Expand-Archive ConvertFrom-SecureString ConvertTo-SecureString Get-Acl Get-AuthenticodeSignature
        Get-CmsMessage Get-Credential Get-ExecutionPolicy Get-PfxCertificate New-FileCatalog Protect-CmsMessage Set-Acl
        Set-AuthenticodeSignature Set-ExecutionPolicy Test-FileCatalog Unprotect-CmsMessage
        """;

    /// <summary>Names of the cmdlets of the modules Utility, Management, Security and Archive.</summary>
    public static IReadOnlySet<string> Names { get; } =
        new HashSet<string>(Words(Utility, Management, SecurityAndArchive), StringComparer.OrdinalIgnoreCase);

    /// <summary>Aliases that the engine defines on Windows only, by name.</summary>
    public static IReadOnlyDictionary<string, string> WindowsAliases { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ac"] = "Add-Content",
        ["cat"] = "Get-Content",
        ["compare"] = "Compare-Object",
        ["cp"] = "Copy-Item",
        ["diff"] = "Compare-Object",
        ["kill"] = "Stop-Process",
        ["ls"] = "Get-ChildItem",
        ["mv"] = "Move-Item",
        ["ps"] = "Get-Process",
        ["rm"] = "Remove-Item",
        ["rmdir"] = "Remove-Item",
        ["sleep"] = "Start-Sleep",
        ["sort"] = "Sort-Object",
        ["start"] = "Start-Process",
        ["tee"] = "Tee-Object",
        ["write"] = "Write-Output",
    };

    /// <summary>What does the work of a cmdlet here, by the cmdlet's name. Cmdlets without a substitute are absent.</summary>
    public static IReadOnlyDictionary<string, string> Substitutes { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Export-Csv"] = "Export-TastyData",
        ["ConvertTo-Csv"] = "Export-TastyData",
        ["ConvertTo-Json"] = "Export-TastyData",
        ["Out-File"] = "Export-TastyData",
        ["Set-Content"] = "Export-TastyData",
        ["Add-Content"] = "Export-TastyData -Append",
        ["Export-Clixml"] = "Export-TastyData",
        ["ConvertTo-Clixml"] = "[System.Management.Automation.PSSerializer]::Serialize()",
        ["ConvertFrom-Clixml"] = "[System.Management.Automation.PSSerializer]::Deserialize()",
        ["ConvertTo-SecureString"] = "[System.Net.NetworkCredential]::new('', $text).SecurePassword",
        ["Format-List"] = "the objects themselves: they are shown in their own view",
        ["Format-Table"] = "the objects themselves: they are shown in their own view",
        ["Get-Alias"] = "Get-Command -CommandType Alias",
        ["Get-Content"] = "[System.IO.File]::ReadAllLines()",
        ["Get-Culture"] = "[cultureinfo]::CurrentCulture",
        ["Get-Date"] = "[datetime]::Now",
        ["Get-Host"] = "$Host",
        ["Get-Item"] = "[System.IO.FileInfo]::new()",
        ["Get-Location"] = "$PWD",
        ["Get-Member"] = "$object.PSObject.Members",
        ["Get-Process"] = "[System.Diagnostics.Process]::GetProcesses()",
        ["Get-Variable"] = "$ExecutionContext.SessionState.PSVariable.Get()",
        ["Get-ChildItem"] = "[System.IO.Directory]::GetFileSystemEntries()",
        ["Group-Object"] = "a hashtable filled with ForEach-Object",
        ["Invoke-Expression"] = "& ([scriptblock]::Create($text))",
        ["Join-Path"] = "[System.IO.Path]::Combine()",
        ["Join-String"] = "the operator -join",
        ["Measure-Command"] = "[System.Diagnostics.Stopwatch]::StartNew()",
        ["Measure-Object"] = "$rows.Count",
        ["New-Guid"] = "[guid]::NewGuid()",
        ["New-Object"] = "[Type]::new() or [pscustomobject]@{}",
        ["New-TimeSpan"] = "[timespan]::new()",
        ["Out-String"] = "Out-Default",
        ["Remove-Item"] = "[System.IO.File]::Delete()",
        ["Resolve-Path"] = "[System.IO.Path]::GetFullPath()",
        ["Select-Object"] = "an index such as $rows[0..9], or ForEach-Object",
        ["Set-Variable"] = "an assignment",
        ["Sort-Object"] = "[array]::Sort()",
        ["Split-Path"] = "[System.IO.Path]::GetDirectoryName() or GetFileName()",
        ["Start-Sleep"] = "[System.Threading.Thread]::Sleep()",
        ["Test-Path"] = "[System.IO.File]::Exists() or [System.IO.Directory]::Exists()",
        ["Write-Error"] = "throw",
        ["Write-Host"] = "$Host.UI.WriteLine()",
        ["Write-Output"] = "the value itself: what is not assigned is output",
        ["Write-Warning"] = "$Host.UI.WriteWarningLine()",
        ["Write-Verbose"] = "$Host.UI.WriteVerboseLine()",
    };

    private static IEnumerable<string> Words(params string[] lists) =>
        lists.SelectMany(list => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
