# Times Watch-TastyMarketData to a pipeline that does nothing; prints events per second as JSON. Two runs of different length make one
# figure, so that connecting and subscribing cancel out.
param([string] $Module, [string[]] $Symbol, [int] $Rounds)

$ErrorActionPreference = 'Stop'
Import-Module $Module
Connect-Tasty -BaseUri $env:BENCH_URI -Limits None
$Symbol = $Symbol -split ','

$pipelines = [ordered]@{
    outNull = { param($count) Watch-TastyMarketData $Symbol -Type Quote -Count $count | Out-Null }
    forEachObject = { param($count) Watch-TastyMarketData $Symbol -Type Quote -Count $count | ForEach-Object {} }
}
$rates = @{ outNull = @(); forEachObject = @() }
$few, $many = 200000, 1700000
for ($round = 0; $round -lt $Rounds; $round++) {
    foreach ($name in $pipelines.Keys) {
        $short = (Measure-Command { & $pipelines[$name] $few }).TotalSeconds
        $long = (Measure-Command { & $pipelines[$name] $many }).TotalSeconds
        $rates[$name] += ($many - $few) / ($long - $short)
    }
}
$rates | ConvertTo-Json -Compress
