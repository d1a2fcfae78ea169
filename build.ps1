#Requires -Version 5.1
<#
.SYNOPSIS
Builds, tests or packs TastyPS.
.DESCRIPTION
Build lays the module out in artifacts/TastyPS. Test builds and runs every test; the Pester suite is among them where
PowerShell 7 and Pester 5 are found. Package makes artifacts/TastyPS-<version>.zip of the built module.
.EXAMPLE
./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$module = Join-Path $root 'artifacts/TastyPS'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) ended with exit code $LASTEXITCODE."
    }
}

Push-Location $root
try {
    switch ($Task) {
        'Build' {
            Invoke-DotNet build (Join-Path $root 'src/TastyPS.Cmdlets') --configuration $Configuration
        }
        'Test' {
            Invoke-DotNet test --solution (Join-Path $root 'TastyPS.sln') --configuration $Configuration
        }
        'Package' {
            Invoke-DotNet build (Join-Path $root 'src/TastyPS.Cmdlets') --configuration $Configuration
            $version = (Import-PowerShellDataFile (Join-Path $module 'TastyPS.psd1')).ModuleVersion
            $package = Join-Path $root "artifacts/TastyPS-$version.zip"
            Remove-Item $package -ErrorAction Ignore
            Add-Type -AssemblyName System.IO.Compression.FileSystem
            [IO.Compression.ZipFile]::CreateFromDirectory($module, $package, [IO.Compression.CompressionLevel]::Optimal, $true)
            Get-Item $package
        }
    }
}
finally {
    Pop-Location
}
