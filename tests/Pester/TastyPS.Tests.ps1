#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# The main job in a real PowerShell, with the cmdlets of Microsoft.PowerShell.Utility that the engine tests lack.

BeforeAll {
    $module = Join-Path $PSScriptRoot '../../artifacts/TastyPS/TastyPS.psd1'
    Import-Module $module -Force
    Connect-Tasty -Simulator
}

AfterAll {
    Disconnect-Tasty -All
}

Describe 'The main job' {
    It 'writes the whole SPX chain with Export-Csv, both roots, nothing twice' {
        $file = Join-Path $TestDrive 'spx.csv'
        Get-TastyOptionChain SPX -WarningAction SilentlyContinue | Export-Csv $file
        $rows = Import-Csv $file
        $contracts = @(Get-TastyOptionChain SPX -ContractOnly)
        $rows.Count | Should -Be $contracts.Count
        ($rows.Root | Sort-Object -Unique) -join ',' | Should -Be 'SPX,SPXW'
        ($rows | Group-Object Root, Expiration, Strike, OptionType | Where-Object Count -gt 1) | Should -BeNullOrEmpty
    }

    It 'sorts, groups and measures rows by their columns' {
        $rows = Get-TastyOptionChain XSP -MaxDte 10 -WarningAction SilentlyContinue
        $sorted = $rows | Sort-Object Expiration -Descending
        $sorted[0].Expiration | Should -Be ($rows.Expiration | Measure-Object -Maximum).Maximum
        ($rows | Group-Object OptionType).Count | Should -Be 2
        ($rows | Measure-Object OpenInterest -Sum).Sum | Should -BeGreaterThan 0
    }

    It 'compares expirations with text and with dates' {
        $rows = Get-TastyOptionExpiration SPX
        $day = $rows[3].Expiration.ToString()
        @($rows | Where-Object Expiration -lt $day).Count | Should -BeLessThan $rows.Count
        @($rows | Where-Object Expiration -eq $day).Count | Should -BeGreaterThan 0
        @($rows | Where-Object Expiration -le ([datetime]$day)).Count | Should -BeGreaterOrEqual 4
    }

    It 'survives Clixml and JSON' {
        $row = Get-TastyOptionChain SPY -Expiration Next -StrikeCount 1 -WarningAction SilentlyContinue | Select-Object -First 1
        $file = Join-Path $TestDrive 'row.xml'
        $row | Export-Clixml $file
        $back = Import-Clixml $file
        $back.Symbol | Should -Be $row.Symbol
        $back.Strike | Should -Be $row.Strike
        "$($back.Expiration)" | Should -Be "$($row.Expiration)"
        $json = $row | ConvertTo-Json | ConvertFrom-Json
        $json.Symbol | Should -Be $row.Symbol
        $json.Expiration.Date | Should -Be $row.Expiration.Date
    }

    It 'stops at once when the pipeline has enough' {
        $first = Get-TastyOptionChain SPX -ContractOnly -Unordered | Select-Object -First 3
        $first.Count | Should -Be 3
    }

    It 'goes on after an unknown symbol' {
        $rows = 'NOSUCH', 'SPY' | Get-TastyOptionExpiration -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'TastySymbolNotFound,*'
        $rows.Count | Should -BeGreaterThan 0
    }

    It 'shows a table that fits into 120 characters' {
        $text = Get-TastyOptionChain SPX -Expiration Next -StrikeCount 2 -WarningAction SilentlyContinue | Format-Table | Out-String -Width 120
        $text | Should -Match 'OpenInt'
        ($text -split "`n" | Where-Object { $_ -match '\.\.\.|…' }) | Should -BeNullOrEmpty
    }
}

Describe 'The examples in the help' {
    BeforeDiscovery {
        $commands = (Import-PowerShellDataFile (Join-Path $PSScriptRoot '../../artifacts/TastyPS/TastyPS.psd1')).CmdletsToExport
    }

    It 'has a synopsis and an example for <_>' -ForEach $commands {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterThan 0
    }
}

Describe 'A transcript' {
    It 'has no secret in it, whatever is turned up and whatever fails' {
        $secret = ConvertTo-SecureString 'PLANTED-CLIENT-SECRET-11' -AsPlainText -Force
        $token = ConvertTo-SecureString 'PLANTED-REFRESH-TOKEN-22' -AsPlainText -Force
        $connection = $null
        $options = [TastyPS.Simulator.SimulatorOptions]::new()
        $options.Market = [TastyPS.Simulator.Market.SimulatedMarket]::Synthetic()
        $options.ClientSecret = 'PLANTED-CLIENT-SECRET-11'
        $options.RefreshToken = 'PLANTED-REFRESH-TOKEN-22'
        $simulator = [TastyPS.Simulator.TastySimulator]::Start($options)
        $transcript = Join-Path $TestDrive 'transcript.txt'
        Start-Transcript $transcript -IncludeInvocationHeader
        try {
            $VerbosePreference = $DebugPreference = 'Continue'
            Connect-Tasty -BaseUri $simulator.BaseUri -ClientSecret $secret -RefreshToken $token -SecretsPath (Join-Path $TestDrive '.secrets') -Limits None -Name planted
            $connection = Get-TastyConnection
            $connection | Format-List * -Force | Out-Default
            Get-TastyPosition | Out-Default
            $simulator.RevokeGrant()
            $simulator.ExpireAccessTokens()
            Get-TastyBalance -ErrorAction Continue | Out-Default
            Connect-Tasty -BaseUri $simulator.BaseUri -ClientSecret $token -RefreshToken $secret -NoSave -Limits None -ErrorAction Continue
        }
        catch {
            $_ | Format-List * -Force | Out-Default
        }
        finally {
            Stop-Transcript
            if ($connection) { Disconnect-Tasty -Connection $connection }
            $simulator.Dispose()
        }

        $text = Get-Content $transcript -Raw
        $text | Should -Match 'planted'
        $text | Should -Not -MatchExactly 'PLANTED'
        $text | Should -Not -MatchExactly 'eyJ'
    }
}

Describe 'Every example of the help, run' {
    BeforeDiscovery {
        # Those that lead to the real service, or need a vault or a downloaded file, are parsed by the engine tests and not run anywhere.
        $needsMore = 'Get-Secret|(Connect|Test)-Tasty\w* Sandbox|quotedata\.csv'
        $examples = foreach ($page in Get-ChildItem (Join-Path $PSScriptRoot '../../docs/en-US') -Filter *.md) {
            $number = 0
            foreach ($block in [regex]::Matches((Get-Content $page -Raw), '(?ms)^```powershell\r?\n(.*?)^```')) {
                $number++
                if ($block.Groups[1].Value -notmatch $needsMore) {
                    @{ Name = "$($page.BaseName) $number"; Script = $block.Groups[1].Value }
                }
            }
        }
    }

    BeforeEach {
        Push-Location $TestDrive
        Connect-Tasty -Simulator
    }

    AfterEach {
        Disconnect-Tasty -All
        Stop-TastySimulator
        Pop-Location
    }

    It 'runs <Name> without an error' -ForEach $examples {
        $WarningPreference = 'SilentlyContinue'
        $problems = & ([scriptblock]::Create($Script)) 2>&1 3>$null | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
        $problems | Should -BeNullOrEmpty
    }
}

Describe 'The stream' {
    BeforeAll {
        $script:still = Start-TastySimulator -At 2026-06-12T15:30:00Z | Connect-Tasty -Name still -PassThru
    }

    It 'gives typed events and stops at once when the pipeline has enough' {
        $quote = Watch-TastyMarketData SPY -Type Quote -Connection $still | Select-Object -First 1
        $quote.Symbol | Should -Be 'SPY'
        $quote.Ask | Should -BeGreaterThan $quote.Bid
    }

    It 'takes the rows of a chain' {
        $events = Get-TastyOptionChain SPY -Expiration Next -StrikeCount 2 -ContractOnly -Connection $still | Watch-TastyMarketData -Type Quote, Greeks -Count 8 -Connection $still
        @($events | Group-Object EventType).Count | Should -Be 2
        @($events | Group-Object Symbol).Count | Should -Be 4
    }

    It 'gives candles that can be measured and exported' {
        $file = Join-Path $TestDrive 'spy.csv'
        Get-TastyCandle SPY 1d -Since 2026-06-01 -Connection $still | Export-Csv $file
        $candles = Import-Csv $file
        $candles.Count | Should -Be 10
        ($candles.Time -join '|') | Should -Be (($candles.Time | Sort-Object { [datetimeoffset]$_ }) -join '|')
    }

    It 'follows a price that is set' {
        $simulator = Get-TastySimulator | Where-Object BaseUri -eq $still.BaseUri
        $simulator | Set-TastySimulator -Symbol AAPL -Last 123.45
        (Watch-TastyMarketData AAPL -Type Trade -Count 1 -Connection $still).Price | Should -Be 123.45
    }
}
