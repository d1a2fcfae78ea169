# Times Import-Module of one manifest in this fresh process; prints milliseconds.
param([string] $Module)

$clock = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
