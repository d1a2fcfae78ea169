@{
    RootModule             = 'TastyPS.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '8f5d6c1e-3a37-4f0e-9b44-6d3f0a2c7e15'
    Author                 = 'TastyPS contributors'
    CompanyName            = 'TastyPS contributors'
    Copyright              = '(c) TastyPS contributors. MIT license.'
    Description            = 'The tastytrade Open API in PowerShell: option chains, quotes and accounts as typed objects, with a complete simulator in the box.'

    # netstandard2.0: run on PowerShell 7.6; compiled for Windows PowerShell 5.1, not run on it.
    CompatiblePSEditions   = @('Desktop', 'Core')
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'

    # Loaded first, because the types file and scripts name types of theirs.
    RequiredAssemblies     = @('TastyPS.Client.dll', 'TastyPS.Simulator.dll', 'TastyPS.dll')

    FormatsToProcess       = @('TastyPS.Format.ps1xml')
    TypesToProcess         = @('TastyPS.Types.ps1xml')

    CmdletsToExport        = @(
        'Close-TastyPosition'
        'Confirm-TastyOrder'
        'Connect-Tasty'
        'ConvertTo-TastySymbol'
        'Disconnect-Tasty'
        'Export-TastyData'
        'Get-TastyAccount'
        'Get-TastyBalance'
        'Get-TastyCandle'
        'Get-TastyConnection'
        'Get-TastyOptionChain'
        'Get-TastyOptionExpiration'
        'Get-TastyOrder'
        'Get-TastyOrderLimit'
        'Get-TastyPosition'
        'Get-TastyQuote'
        'Get-TastySimulator'
        'Invoke-TastyApi'
        'New-TastyComplexOrder'
        'New-TastyOrder'
        'New-TastyOrderLeg'
        'Set-TastyComplexOrder'
        'Set-TastyOrder'
        'Set-TastyOrderLimit'
        'Set-TastySimulator'
        'Start-TastySimulator'
        'Stop-TastyOrder'
        'Stop-TastySimulator'
        'Submit-TastyOrder'
        'Test-TastyConnection'
        'Test-TastyOrder'
        'Watch-TastyAccount'
        'Watch-TastyMarketData'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @('Cancel-TastyOrder')

    PrivateData            = @{
        PSData = @{
            Tags         = @('tastytrade', 'options', 'trading', 'finance', 'marketdata', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
