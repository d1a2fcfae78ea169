# The rival: what a careful PowerShell user writes today without a module. Same server, same rows, nothing wasted:
# one request, one pass, typed casts instead of cmdlets, no pipeline in the loop.
param(
    [Parameter(Mandatory)] [string] $BaseUri,
    [Parameter(Mandatory)] [string] $AccessToken,
    [string] $Symbol = 'SPX'
)

$headers = @{ Authorization = "Bearer $AccessToken" }
$reply = Invoke-RestMethod -Uri "$BaseUri/option-chains/$Symbol/nested" -Headers $headers -UserAgent 'rival/1.0'
foreach ($item in $reply.data.items) {
    $root = $item.'root-symbol'
    $underlying = $item.'underlying-symbol'
    $multiplier = $item.'shares-per-contract'
    $chainType = $item.'option-chain-type'
    foreach ($expiration in $item.expirations) {
        $date = $expiration.'expiration-date'
        $days = $expiration.'days-to-expiration'
        $type = $expiration.'expiration-type'
        $settlement = $expiration.'settlement-type'
        foreach ($strike in $expiration.strikes) {
            $price = [decimal]::Parse($strike.'strike-price', [cultureinfo]::InvariantCulture)
            [pscustomobject]@{
                Symbol = $strike.call; StreamerSymbol = $strike.'call-streamer-symbol'; Underlying = $underlying; Root = $root
                Expiration = $date; DaysToExpiration = $days; ExpirationType = $type; SettlementType = $settlement
                Strike = $price; OptionType = 'Call'; Multiplier = $multiplier; ChainType = $chainType
            }
            [pscustomobject]@{
                Symbol = $strike.put; StreamerSymbol = $strike.'put-streamer-symbol'; Underlying = $underlying; Root = $root
                Expiration = $date; DaysToExpiration = $days; ExpirationType = $type; SettlementType = $settlement
                Strike = $price; OptionType = 'Put'; Multiplier = $multiplier; ChainType = $chainType
            }
        }
    }
}
