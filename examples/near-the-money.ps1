# The strikes nearest the price, for the next expiration of a few underlyings.
param([string[]] $Symbol = @('SPX', 'SPY', 'QQQ'), [int] $StrikeCount = 5)

$ErrorActionPreference = 'Stop'
Connect-Tasty -Simulator
$Symbol | Get-TastyOptionChain -Expiration Next -StrikeCount $StrikeCount
Disconnect-Tasty
