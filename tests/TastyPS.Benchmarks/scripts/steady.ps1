# Watches quotes until so many have come.
param([string] $Module, [int] $Symbols, [int] $Count)

$ErrorActionPreference = 'Stop'
Import-Module $Module
Connect-Tasty -BaseUri $env:BENCH_URI -Limits None
$all = foreach ($index in 0..($Symbols - 1)) { ".SPXW261218C$(1000 + $index)" }
Watch-TastyMarketData $all -Type Quote -Count $Count | Out-Null
