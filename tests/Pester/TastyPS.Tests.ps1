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

    It 'has Greeks in every row of the file and proof that nothing is missing' {
        $file = Join-Path $TestDrive 'spx-greeks.csv'
        Get-TastyOptionChain SPX -MaxDte 7 -CoverageVariable coverage -WarningAction SilentlyContinue | Export-Csv $file
        $rows = Import-Csv $file
        $rows.Count | Should -Be $coverage.Contracts
        $rows[0].psobject.Properties.Name | Should -Be (Get-TastyOptionChain XSP -ContractOnly | Select-Object -First 1).psobject.Properties.Name
        @($rows | Where-Object GreeksSource -ne Feed).Count | Should -Be 0
        @($rows | Where-Object { $_.Delta -eq '' -or $_.ImpliedVolatility -eq '' -or $_.Bid -eq '' -and $_.Ask -eq '' }).Count | Should -Be 0
        ($coverage.Facts | ForEach-Object { "$($_.Fact) $($_.Missing)" }) -join ', ' | Should -Be 'Quote 0, Trade 0, Summary 0, Greeks 0'
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

    It 'gives the options on all futures of a product, or on one' {
        $all = @(Get-TastyOptionExpiration /ES)
        $future = $all[-1].Underlying
        $one = @(Get-TastyOptionExpiration $future)
        $one.Count | Should -BeLessThan $all.Count
        $one.Underlying | Sort-Object -Unique | Should -Be $future
        $row = Get-TastyOptionChain /ES -Expiration Next -ContractOnly | Select-Object -First 1
        $row.Symbol | Should -Match '^\./ES[HMUZ]\d '
        $row.Multiplier | Should -Be 50
    }

    It 'shows a table that fits into 120 characters' {
        $text = Get-TastyOptionChain SPX -Expiration Next -StrikeCount 2 -WarningAction SilentlyContinue | Format-Table | Out-String -Width 120
        $text | Should -Match 'OpenInt'
        ($text -split "`n" | Where-Object { $_ -match '\.\.\.|…' }) | Should -BeNullOrEmpty
    }
}

Describe 'The daily script' {
    BeforeAll {
        $shell = (Get-Process -Id $PID).Path
        $script = Join-Path $PSScriptRoot '../../examples/daily-spx.ps1'
        $built = Resolve-Path (Join-Path $PSScriptRoot '../../artifacts/TastyPS')
        # In a process of its own, with no folder of modules but the one given.
        function Invoke-Daily([string] $Folder, [string] $Modules, [string[]] $Arguments) {
            $modulesBefore = $env:PSModulePath
            $env:PSModulePath = $Modules
            try {
                $output = & $shell -NoProfile -NonInteractive -File $script -Simulator -Folder $Folder @Arguments 2>&1
                [pscustomobject]@{ ExitCode = $LASTEXITCODE; Output = "$output"; Log = @(Get-Content (Join-Path $Folder 'daily-spx.log')) }
            } finally { $env:PSModulePath = $modulesBefore }
        }
    }

    It 'takes the module whose folder it is given' {
        $run = Invoke-Daily (Join-Path $TestDrive given) $TestDrive @('-Module', $built)
        $run.ExitCode | Should -Be 0 -Because $run.Log[-1]
        $run.Output | Should -BeNullOrEmpty
        Join-Path $TestDrive given/spx-*.csv | Should -Exist
    }

    It 'finds the module in a folder of PSModulePath' {
        $modules = New-Item (Join-Path $TestDrive modules) -ItemType Directory
        Copy-Item $built $modules -Recurse
        $run = Invoke-Daily (Join-Path $TestDrive found) $modules @()
        $run.ExitCode | Should -Be 0 -Because $run.Log[-1]
        $run.Log[-1] | Should -Match 'Done: '
    }

    It 'says where the module must be if it is nowhere' {
        $run = Invoke-Daily (Join-Path $TestDrive missing) (New-Item (Join-Path $TestDrive none) -ItemType Directory) @()
        $run.ExitCode | Should -Be 1
        $run.Log[-1] | Should -Match 'Failed: .*PSModulePath.*-Module'
    }
}

Describe 'A connection in ForEach-Object -Parallel' {
    It 'is used once the block has imported the module that came by its path' {
        $module = (Get-Module TastyPS).Path
        $expected = @(Get-TastyOptionExpiration SPY).Count
        $counts = 'SPY', 'SPY' | ForEach-Object -Parallel { Import-Module $using:module; @(Get-TastyOptionExpiration $_).Count }
        $counts | Should -Be @($expected, $expected)
    }
}

Describe 'Completion' {
    It 'offers open connections by name, which the command then takes' {
        $line = 'Get-TastyBalance -Connection Sim'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain 'Simulator'
        Get-TastyBalance -Connection Simulator | Should -Not -BeNullOrEmpty
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
        if ($Name -match 'Order|Position') {
            $simulator = Start-TastySimulator -At 2026-06-12T15:30:00Z # Orders at the market need it open.
            $simulator.Broker.RouteDelay = 0 # What is routed can be neither cancelled nor replaced for a moment.
            $simulator | Connect-Tasty
        }
        else {
            Connect-Tasty -Simulator
        }
    }

    AfterEach {
        Disconnect-Tasty -All
        Stop-TastySimulator
        Pop-Location
    }

    It 'runs <Name> without an error' -ForEach $examples {
        $WarningPreference = 'SilentlyContinue'
        $ConfirmPreference = 'None'
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

Describe 'The account stream' {
    BeforeAll {
        $script:trading = Start-TastySimulator -At 2026-06-12T15:30:00Z | Connect-Tasty -Name trading -Scope Read, Trade -PassThru
        $script:broker = Get-TastySimulator | Where-Object BaseUri -eq $trading.BaseUri
    }

    It 'tells how the accounts stand, and ends at the number that was asked for' {
        $updates = Watch-TastyAccount -Type Balance, Position -Count 3 -Connection $trading
        @($updates).Count | Should -Be 3
        $updates | ForEach-Object { $_.IsInitial | Should -BeTrue }
        ($updates | Out-String -Width 100) | Should -Match 'Position '
    }

    It 'goes on after it was broken off' {
        $state = @{ Broken = $false }
        Watch-TastyAccount -Type Balance -Duration 5 -Connection $trading -WarningVariable told -WarningAction SilentlyContinue | ForEach-Object {
            if (-not $state.Broken) { $state.Broken = $true; $broker | Set-TastySimulator -Fault BreakAccountStreams }
        }
        "$told" | Should -Match '\(TastyStreamLost\).*\(TastyStreamRestored\)'
    }
}

Describe 'Routes of orders' {
    BeforeAll {
        $script:raw = Start-TastySimulator -At 2026-06-12T15:30:00Z | Connect-Tasty -Name raw -Scope Read, Trade -PassThru
        Get-TastySimulator | Where-Object BaseUri -eq $raw.BaseUri | Set-TastySimulator -FillMode Never
        $script:route = "/accounts/$((Get-TastyAccount -Connection $raw)[0].AccountNumber)/orders"
        $leg = @{ 'instrument-type' = 'Equity'; symbol = 'SPY'; action = 'Buy to Open'; quantity = 1 }
        $script:body = @{ 'order-type' = 'Limit'; 'time-in-force' = 'Day'; price = '500.00'; 'price-effect' = 'Debit'; legs = @($leg) }
    }

    It 'are closed without -Force' {
        { Invoke-TastyApi $route -Method Post -Body $body -Confirm:$false -Connection $raw } | Should -Throw -ErrorId 'TastyOrderRouteRefused,*'
    }

    It 'place an order once with it' {
        $id = (Invoke-TastyApi $route -Method Post -Body $body -Force -Confirm:$false -Connection $raw).order.id
        @(Get-TastyOrder -Live -Connection $raw).Id | Should -Be $id
    }
}

Describe 'Orders are made' {
    BeforeAll {
        # A trading day and half past eleven in New York, standing still.
        $quiet = Start-TastySimulator -At 2026-06-12T15:30:00Z | Connect-Tasty -Name orders -PassThru
    }

    It 'of the rows of a chain, with the price on a step' {
        $puts = Get-TastyOptionChain SPY -MinDte 7 -MaxDte 40 -StrikeCount 2 -OptionType Put -WarningAction SilentlyContinue -Connection $quiet | Select-Object -First 2 | Sort-Object Strike
        $legs = @($puts[1] | New-TastyOrderLeg -Action SellToOpen) + @($puts[0] | New-TastyOrderLeg -Action BuyToOpen)
        $order = $legs | New-TastyOrder -Price 0.351 -Credit -RoundToTick -WarningVariable told -WarningAction SilentlyContinue
        $order.Price | Should -Be 0.36
        $told | Should -Match 'in your favour'
        "$order" | Should -Match '^Sell to Open 1 SPY .* put \+ Buy to Open 1 SPY .* put limit 0\.36 credit, Day$'
    }

    It 'of the rows of a file' {
        $file = Join-Path $TestDrive 'legs.csv'
        'Symbol,Action,Quantity', 'SPY991218C00700000,BuyToOpen,2', 'SPY991218C00720000,SellToOpen,2' | Set-Content $file
        $order = Import-Csv $file | New-TastyOrderLeg | New-TastyOrder -Price 1.1 -Debit
        "$order" | Should -Be 'Buy to Open 2 SPY 2099-12-18 700 call + Sell to Open 2 SPY 2099-12-18 720 call limit 1.1 debit, Day'
    }

    It 'not at all if the effect contradicts the legs' {
        $order = New-TastyOrder SPY BuyToOpen -Price 590 -Credit -ErrorAction SilentlyContinue -ErrorVariable failed
        $order | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'TastyOrderEffectInvalid,*'
    }

    It 'and held to caps that are loosened only by who says so' {
        Set-TastyOrderLimit -MaxQuantity 10 -Off -Connection $quiet
        "$(Get-TastyOrderLimit -Connection $quiet)" | Should -Be 'no orders at all; quantity at most 10'
        Set-TastyOrderLimit -On -MaxQuantity $null -Confirm:$false -Connection $quiet
        "$(Get-TastyOrderLimit -Connection $quiet)" | Should -Be 'no caps'
    }
}

Describe 'Orders' {
    BeforeAll {
        Start-TastySimulator -At 2026-06-12T15:30:00Z | Connect-Tasty -Name orders -Scope Read, Trade
        $script:account = (Get-TastyAccount)[0].AccountNumber
        $script:order = New-TastyOrder SPY BuyToOpen 10 -Price 100 -Debit
    }

    It 'places, changes and cancels an order' {
        $placed = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false
        while (($placed | Get-TastyOrder).Status -ne 'Live') { }
        $changed = $placed | Set-TastyOrder -Price 101 -Confirm:$false
        $changed.ReplacesOrderId | Should -Be $placed.Id
        while (($changed | Get-TastyOrder).Status -ne 'Live') { }
        $null = $changed | Cancel-TastyOrder
        while (-not ($changed | Get-TastyOrder).Status.IsTerminal) { }
        ($placed, $changed | Get-TastyOrder).StatusText | Should -Be @('Cancelled', 'Cancelled')
    }

    It 'changes the ratio of a pair' {
        $pair = New-TastyComplexOrder PAIRS $order, (New-TastyOrder QQQ SellToOpen -Price 900 -Credit) -RatioThreshold 5 -RatioComparator AtLeast |
            Submit-TastyOrder -AccountNumber $account -Confirm:$false
        $pair | Set-TastyComplexOrder -RatioThreshold 7 -WhatIf
        ($pair | Set-TastyComplexOrder -RatioThreshold 6 -Confirm:$false).RatioPriceThreshold | Should -Be 6
        (Get-TastyOrder -Complex).RatioPriceThreshold | Should -Be 6
        { $order | Set-TastyComplexOrder -RatioThreshold 7 -ErrorAction Stop } | Should -Throw
        $null = $pair | Stop-TastyOrder
    }

    It 'confirms no order that needs no confirmation' {
        $placed = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false
        { $placed | Confirm-TastyOrder -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'TastyOrderRefused,*'
    }

    It 'waits for the fill' {
        $filled = New-TastyOrder SPY BuyToOpen 10 -OrderType Market | Submit-TastyOrder -AccountNumber $account -Wait -Confirm:$false
        $filled.Status | Should -Be 'Filled'
        ($filled.Legs.Fills | Measure-Object Quantity -Sum).Sum | Should -Be 10
    }

    It 'writes orders with Export-Csv' {
        $file = Join-Path $TestDrive 'orders.csv'
        Get-TastyOrder | Export-Csv $file
        (Import-Csv $file | Where-Object Status -eq 'Filled')[0].Legs | Should -Be 'Buy to Open 10 SPY'
    }

    It 'refuses to place an order where nobody can be asked' {
        $module = (Get-Module TastyPS).Path
        $script = "Import-Module '$module'; Start-TastySimulator | Connect-Tasty -Scope Read, Trade; `$a = (Get-TastyAccount)[0].AccountNumber; " +
            'try { New-TastyOrder SPY BuyToOpen 1 -Price 1 -Debit | Submit-TastyOrder -AccountNumber $a } catch { $_.FullyQualifiedErrorId }; @(Get-TastyOrder).Count'
        $told = & ([Environment]::ProcessPath) -NoProfile -NonInteractive -Command $script
        $told | Should -Be @('TastyOrderNotConfirmed,TastyPS.Commands.Orders.SubmitTastyOrderCommand', '0')
    }
}
