@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '1.0'
    GUID              = '0b6b1f35-1a3c-4b0f-a3f1-8f6c1f8a2d11'
    CmdletsToExport   = @('Get-Nothing')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
