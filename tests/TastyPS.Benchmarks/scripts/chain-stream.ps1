# Gets a whole chain with its market data once, in a fresh PowerShell, and keeps all rows; prints what it took and gave as JSON.
param([string] $Module, [string] $Limits)

$ErrorActionPreference = 'Stop'
Import-Module $Module
Connect-Tasty -BaseUri $env:BENCH_URI -Limits $Limits
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$processor = $process.TotalProcessorTime
$clock = [System.Diagnostics.Stopwatch]::StartNew()
$rows = Get-TastyOptionChain SPX -CoverageVariable coverage
$seconds = $clock.Elapsed.TotalSeconds
$process.Refresh()
@{
    seconds = $seconds
    processorSeconds = ($process.TotalProcessorTime - $processor).TotalSeconds
    peakMegabytes = $process.PeakWorkingSet64 / 1e6
    contracts = $rows.Count
    asked = $coverage.Asked
    answered = $coverage.Answered
    requests = $coverage.Requests
    sessions = $coverage.Sessions
} | ConvertTo-Json -Compress
