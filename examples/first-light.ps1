# The whole SPX option chain: a look at it on screen, all of it in spx-chain.csv. No account, no settings.
param([string] $Path = 'spx-chain.csv')

$ErrorActionPreference = 'Stop'
Connect-Tasty -Simulator
$chain = Get-TastyOptionChain SPX -CoverageVariable coverage
$chain | Export-TastyData $Path

$chain[0..4]
$chain | Where-Object { $_.Expiration -eq $chain[0].Expiration -and [Math]::Abs($_.Strike - $_.UnderlyingPrice) -lt 10 }
"$coverage."
"$($chain.Count) contracts are in $Path."
Disconnect-Tasty
