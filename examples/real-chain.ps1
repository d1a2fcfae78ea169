# A real SPX chain from a Cboe quote table (quotedata.csv as downloaded, or the same as .gz), as JSON lines.
param(
    [Parameter(Mandatory)] [string] $ChainFile,
    [string] $Path = 'spx-chain.jsonl'
)

$ErrorActionPreference = 'Stop'
Connect-Tasty -Simulator -ChainFile $ChainFile
Get-TastyOptionChain SPX -CoverageVariable coverage | Export-TastyData $Path
$coverage
Disconnect-Tasty
