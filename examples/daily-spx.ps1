# The whole SPX chain in spx-<date>.csv, one file a day, for Task Scheduler and cron: see docs/unattended.md.
# Sign in once before (Connect-Tasty), or try it with -Simulator. Exit code 0, or 1 with the reason at the end of daily-spx.log.
param(
    [string] $Folder = $PWD.ProviderPath,
    [string] $SecretsPath,
    [ValidateSet('Production', 'Sandbox')] [string] $Environment = 'Production',
    [switch] $Simulator,
    [string] $Module # the path of the module's folder, if that lies in no folder of PSModulePath
)

$ErrorActionPreference = 'Stop'
$env:TASTYPS_INTERACTIVE = '0' # a page to sign in would wait for somebody who is not there

$Folder = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PWD.ProviderPath, $Folder))
$null = [System.IO.Directory]::CreateDirectory($Folder)
$log = [System.IO.Path]::Combine($Folder, 'daily-spx.log')

function Add-LogLine([string] $Text) {
    $now = [DateTimeOffset]::Now.ToString('yyyy-MM-ddTHH:mm:sszzz', [cultureinfo]::InvariantCulture)
    [System.IO.File]::AppendAllText($log, "$now $Text$([Environment]::NewLine)")
}

# Held while this process lives, however it ends. Who comes second does not wait.
try {
    $lock = [System.IO.File]::Open([System.IO.Path]::Combine($Folder, 'daily-spx.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
} catch [System.IO.IOException] {
    Add-LogLine 'Failed: another run is under way.'
    exit 1
}

try {
    # The day in New York: a run after midnight elsewhere still belongs to the session that has just ended.
    try { $newYork = [TimeZoneInfo]::FindSystemTimeZoneById('America/New_York') } catch { $newYork = [TimeZoneInfo]::FindSystemTimeZoneById('Eastern Standard Time') }
    $day = [TimeZoneInfo]::ConvertTime([DateTimeOffset]::UtcNow, $newYork).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
    $file = [System.IO.Path]::Combine($Folder, "spx-$day.csv")

    Add-LogLine "Writing $file."
    if ($Module) {
        Import-Module ([System.IO.Path]::Combine($PWD.ProviderPath, $Module))
    } elseif (-not (Get-Command Connect-Tasty -ErrorAction Ignore)) {
        throw 'The module TastyPS is in no folder of PSModulePath. Copy it there, or give the path of its folder as -Module.'
    }

    if ($Simulator) {
        Connect-Tasty -Simulator
    } elseif ($SecretsPath) {
        Connect-Tasty $Environment -SecretsPath $SecretsPath
    } else {
        Connect-Tasty $Environment
    }

    Get-TastyOptionChain SPX -CoverageVariable coverage -WarningAction SilentlyContinue | Export-TastyData $file
    Disconnect-Tasty
    if (-not [System.IO.File]::Exists($file)) { throw 'The chain was empty.' }
    if ($coverage.Missing -gt 0) { throw "The file is written, but not complete: $coverage." }
    Add-LogLine "Done: $coverage."
    exit 0
} catch {
    Add-LogLine "Failed: $("$($_.Exception.Message) $($_.ErrorDetails.RecommendedAction)".Trim())"
    exit 1
} finally {
    $lock.Dispose()
}
