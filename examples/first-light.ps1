# The whole SPX option chain: the first rows on screen, all of them in spx-chain.csv. No account, no settings.
param([string] $Path = 'spx-chain.csv')

Connect-Tasty -Simulator
$chain = Get-TastyOptionChain SPX -CoverageVariable coverage
$chain | Export-TastyData $Path

$chain[0..9]
$coverage
"$($chain.Count) contracts are in $Path."
Disconnect-Tasty
