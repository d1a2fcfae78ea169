# Times Get-TastyOptionChain -ContractOnly and the rival script in turn on one server; prints milliseconds as JSON.
param([string] $Module, [string] $Rival, [int] $Rounds)

$ErrorActionPreference = 'Stop'
Import-Module $Module
Connect-Tasty -BaseUri $env:BENCH_URI
$grant = @{ grant_type = 'refresh_token'; refresh_token = $env:TASTYPS_REFRESH_TOKEN; client_secret = $env:TASTYPS_CLIENT_SECRET }
$token = (Invoke-RestMethod -Method Post -Uri "$($env:BENCH_URI.TrimEnd('/'))/oauth/token" -Body $grant -UserAgent 'rival/1.0').access_token
$base = $env:BENCH_URI.TrimEnd('/')

$ours = [System.Collections.Generic.List[double]]::new()
$theirs = [System.Collections.Generic.List[double]]::new()
$rows = @(Get-TastyOptionChain SPX -ContractOnly).Count
$rivalRows = @(& $Rival -BaseUri $base -AccessToken $token).Count
for ($round = 0; $round -lt $Rounds; $round++) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $null = Get-TastyOptionChain SPX -ContractOnly
    $ours.Add($clock.Elapsed.TotalMilliseconds)
    $clock.Restart()
    $null = & $Rival -BaseUri $base -AccessToken $token
    $theirs.Add($clock.Elapsed.TotalMilliseconds)
}
@{ rows = $rows; rivalRows = $rivalRows; ours = $ours; rival = $theirs } | ConvertTo-Json -Compress
