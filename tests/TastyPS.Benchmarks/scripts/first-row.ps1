# The server drips the chain's body: when does the first row leave, when does the command end? Prints seconds as JSON.
param([string] $Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module
Connect-Tasty -BaseUri $env:BENCH_URI
$clock = [System.Diagnostics.Stopwatch]::StartNew()
$first = $null
Get-TastyOptionChain SPX -ContractOnly -Unordered | ForEach-Object { if ($null -eq $first) { $first = $clock.Elapsed.TotalSeconds } }
@{ first = $first; end = $clock.Elapsed.TotalSeconds } | ConvertTo-Json -Compress
