using System.Management.Automation;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Secrecy;

/// <summary>Unmistakable secrets go in, every command and every way to fail is tried with everything turned up, and nothing comes out but in <c>.secrets</c>.</summary>
public sealed class PlantedSecretTests : ModuleTest
{
    private const string ClientSecret = SecretScan.Mark + "-CLIENT-SECRET-11";
    private const string RefreshToken = SecretScan.Mark + "-REFRESH-TOKEN-22";
    private const string Verbosely = "$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'\n";

    /// <summary>How commands are called that need arguments, or more than the least of them.</summary>
    private static readonly Dictionary<string, string> Calls = new()
    {
        ["Connect-Tasty"] = "Connect-Tasty -BaseUri $sim.BaseUri -SecretsPath $secretsPath -Name again -PassThru",
        ["Confirm-TastyOrder"] = "Confirm-TastyOrder 7 -Confirm:$false; $account = (Get-TastyAccount)[0].AccountNumber; New-TastyOrder SPY BuyToOpen -Price 1 -Debit | Submit-TastyOrder -AccountNumber $account -Confirm:$false | Confirm-TastyOrder -Confirm:$false",
        ["ConvertTo-TastySymbol"] = "'SPY   260619C00500000', 'rubbish' | ConvertTo-TastySymbol",
        ["Export-TastyData"] = "Get-TastyConnection -All | Export-TastyData $file; [System.IO.File]::ReadAllText($file)",
        ["Get-TastyCandle"] = "'SPY', 'NOSUCH' | Get-TastyCandle -Interval 1d -Since ([datetime]::UtcNow.AddDays(-10)) -TimeoutSeconds 2",
        ["Get-TastyConnection"] = "Get-TastyConnection; Get-TastyConnection -All",
        ["Get-TastyOptionChain"] = "'XSP', 'NOSUCH' | Get-TastyOptionChain -Expiration Next -StrikeCount 2",
        ["Get-TastyOptionExpiration"] = "'SPY', 'NOSUCH' | Get-TastyOptionExpiration",
        ["Get-TastyPosition"] = "Get-TastyPosition; Get-TastyPosition -AccountNumber NOSUCH",
        ["Get-TastyQuote"] = "'SPY', 'NOSUCH' | Get-TastyQuote",
        ["Invoke-TastyApi"] =
            """
            Invoke-TastyApi /customers/me/accounts; Invoke-TastyApi /no-such-route
            $orders = "/accounts/$((Get-TastyAccount)[0].AccountNumber)/orders"
            $order = @{ 'order-type' = 'Limit'; 'time-in-force' = 'Day'; price = '1.00'; 'price-effect' = 'Debit'; legs = @(@{ 'instrument-type' = 'Equity'; symbol = 'SPY'; action = 'Buy to Open'; quantity = 1 }) }
            Invoke-TastyApi $orders -Method Post -Body $order -Force -Confirm:$false; Invoke-TastyApi $orders/7 -Method Delete -Force -Confirm:$false
            """,
        ["New-TastyComplexOrder"] = "New-TastyOrder SPY SellToClose -Price 600 -Credit | New-TastyComplexOrder OCO",
        ["New-TastyOrder"] = "New-TastyOrder SPY BuyToOpen -Price 600 -Debit; New-TastyOrder SPY BuyToOpen -Price 0 -Debit",
        ["New-TastyOrderLeg"] = "'SPY', 'no symbol' | New-TastyOrderLeg -Action BuyToOpen",
        ["Set-TastyComplexOrder"] = "Set-TastyComplexOrder 7 -RatioThreshold 2 -Confirm:$false",
        ["Set-TastyOrderLimit"] = "Set-TastyOrderLimit -MaxQuantity 1 -PassThru; Set-TastyOrderLimit -On -Off",
        ["Watch-TastyAccount"] = "Watch-TastyAccount -Duration 1; Watch-TastyAccount NOSUCH -Duration 1",
        ["Close-TastyPosition"] = "$account = (Get-TastyAccount)[0].AccountNumber; Close-TastyPosition SPY $account -Confirm:$false; Close-TastyPosition NOSUCH $account -WhatIf",
        ["Get-TastyOrder"] = "Get-TastyOrder; Get-TastyOrder -Since 2026-01-01; Get-TastyOrder -Id 7",
        ["Set-TastyOrder"] = "Set-TastyOrder 7 -Price 1 -Confirm:$false",
        ["Stop-TastyOrder"] = "Stop-TastyOrder 7",
        ["Cancel-TastyOrder"] = "Cancel-TastyOrder 7 -WhatIf",
        ["Submit-TastyOrder"] = "$account = (Get-TastyAccount)[0].AccountNumber; (New-TastyOrder SPY BuyToOpen -Price 1 -Debit), (New-TastyOrder NOSUCH BuyToOpen -Price 1 -Debit) | Submit-TastyOrder -AccountNumber $account -Confirm:$false",
        ["Test-TastyOrder"] = "$account = (Get-TastyAccount)[0].AccountNumber; New-TastyOrder SPY BuyToOpen -Price 1 -Debit | Test-TastyOrder -AccountNumber $account; New-TastyOrder SPY BuyToOpen -Price 1 -Debit | Test-TastyOrder -AccountNumber NOSUCH",
        ["Watch-TastyMarketData"] = "'SPY', 'NOSUCH' | Watch-TastyMarketData -Duration 1",

        // What a simulator of the caller's own is signed in to with is the caller's to see.
        ["Start-TastySimulator"] = "Start-TastySimulator | ForEach-Object { \"$_\" }",
    };

    /// <summary>Whatever the module exports.</summary>
    public static TheoryData<string> Commands
    {
        get
        {
            using var session = new EngineSession();
            return [.. session.Run("(Get-Command -Module TastyPS).Name").Output.Select(name => name.ToString())];
        }
    }

    private string Secrets => Path.Combine(Folder.FullName, ".secrets");

    [Theory]
    [MemberData(nameof(Commands))]
    public void No_command_shows_a_secret(string command)
    {
        Connect();

        var result = Session.Run(Verbosely + (Calls.GetValueOrDefault(command) ?? command));

        Assert.DoesNotContain(result.Errors, error => error.Exception is ParameterBindingException);
        SecretScan.AssertClean(result);
        AssertNothingLeftBehind();
    }

    [Theory]
    [InlineData("The grant was revoked", "$sim.RevokeGrant(); $sim.ExpireAccessTokens(); Get-TastyBalance")]
    [InlineData("The client secret was regenerated", "$null = $sim.RegenerateClientSecret(); $sim.ExpireAccessTokens(); Get-TastyBalance")]
    [InlineData("The token is refused again and again", "$fault = [TastyPS.Simulator.Faults.Fault]::Status('/customers', 401); $fault.Times = 2; $sim.Faults.Add($fault); Get-TastyAccount")]
    [InlineData("The service says no", "$sim.Faults.Add([TastyPS.Simulator.Faults.Fault]::Status('/customers', 403)); Get-TastyAccount")]
    [InlineData("The token endpoint says no", "$sim.Faults.Add([TastyPS.Simulator.Faults.Fault]::Status('/oauth', 400)); $sim.ExpireAccessTokens(); Get-TastyAccount")]
    [InlineData("The token endpoint sends half a reply", "$sim.Faults.Add([TastyPS.Simulator.Faults.Fault]::Truncate('/oauth')); Connect-Tasty -BaseUri $sim.BaseUri -SecretsPath $secretsPath -Limits None")]
    [InlineData("The reply is no JSON", "$sim.Faults.Add([TastyPS.Simulator.Faults.Fault]::Html('/customers')); Get-TastyAccount")]
    [InlineData("The network is gone", "$sim.Dispose(); Get-TastyBalance; Connect-Tasty -BaseUri $sim.BaseUri -SecretsPath $secretsPath -Limits None")]
    [InlineData("The secret is wrong", "Connect-Tasty -BaseUri $sim.BaseUri -ClientSecret $other -RefreshToken $token -NoSave -Limits None")]
    [InlineData("The token is wrong", "Connect-Tasty -BaseUri $sim.BaseUri -ClientSecret $secret -RefreshToken $other -NoSave -Limits None")]
    [InlineData("The secrets cannot be written", "Connect-Tasty -BaseUri $sim.BaseUri -ClientSecret $secret -RefreshToken $token -SecretsPath (\"$secretsPath/below\")")]
    [InlineData("The stored secrets are damaged", "[System.IO.File]::WriteAllText($secretsPath, [System.IO.File]::ReadAllText($secretsPath).Replace('}', '')); Connect-Tasty -BaseUri $sim.BaseUri -SecretsPath $secretsPath -Limits None")]
    [InlineData("The stored secrets are garbled", "[System.IO.File]::WriteAllText($secretsPath, [System.IO.File]::ReadAllText($secretsPath).Replace('\"payload\": \"', '\"payload\": \"!')); Connect-Tasty -BaseUri $sim.BaseUri -SecretsPath $secretsPath -Limits None")]
    [InlineData("Nobody is there to sign in", "$env:TASTYPS_INTERACTIVE = '0'; Connect-Tasty -BaseUri $sim.BaseUri -ClientSecret $secret -SecretsPath $secretsPath -Force")]
    [InlineData("A secret is taken for an argument", "Get-TastyQuote -Connection $secret SPY")]
    public void No_failure_shows_a_secret(string what, string script)
    {
        Connect();

        var result = Session.Run(Verbosely + script);

        Assert.True(result.Errors.Count > 0, $"{what}, and nothing failed.");
        SecretScan.AssertClean(result);
        SecretScan.AssertClean(Session.Render("$Error; $Error | Format-ListStandIn * -Force"));
        AssertNothingLeftBehind();
    }

    [Fact]
    public void Secrets_that_others_can_read_are_refused_without_being_shown()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }

        Connect();
        File.SetUnixFileMode(Secrets, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var result = Session.Run(Verbosely + "Connect-Tasty -BaseUri $sim.BaseUri -SecretsPath $secretsPath -Limits None");

        Assert.Equal("TastySecretsReadableByOthers", IdOf(Assert.Single(result.Errors)));
        SecretScan.AssertClean(result);
    }

    [Theory]
    [InlineData("Get-TastyConnection")]
    [InlineData("Get-TastyConnection | Format-ListStandIn *")]
    [InlineData("Get-TastyConnection | Format-ListStandIn * -Force")]
    [InlineData("Get-TastyConnection | ConvertTo-CsvCellsStandIn")]
    [InlineData("[System.Management.Automation.PSSerializer]::Serialize((Get-TastyConnection), 9)")]
    public void No_view_of_the_connection_shows_a_secret(string script)
    {
        Connect();

        var text = Session.Render(script);

        Assert.NotEmpty(text);
        SecretScan.AssertClean(text);
    }

    [Fact]
    public async Task No_process_argument_and_no_temporary_file_has_a_secret()
    {
        Connect();
        var temporary = Folder.CreateSubdirectory("temporary").FullName;
        var address = Assert.Single(Texts("$sim.BaseUri"));
        var script = $$"""
            $env:TMPDIR = $env:TMP = $env:TEMP = '{{temporary}}'
            $VerbosePreference = $DebugPreference = 'Continue'
            Connect-Tasty -BaseUri '{{address}}' -SecretsPath '{{Secrets}}' -Limits None
            Get-TastyOptionChain XSP -Expiration Next -StrikeCount 2 | Export-TastyData '{{temporary}}/chain.csv'
            Get-TastyPosition; Get-TastyBalance; Get-TastyQuote SPY
            Get-TastyConnection
            if ([System.IO.Directory]::Exists('/proc')) {
                foreach ($process in [System.IO.Directory]::GetDirectories('/proc', '*')) {
                    try { [System.IO.File]::ReadAllText("$process/cmdline") } catch { } # over by now, or no process
                }
            }
            """;

        var run = await HostProcess.RunAsync(["-Command", script], TestContext.Current.CancellationToken, Folder.FullName);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("VERBOSE: ", run.Output);
        Assert.True(File.Exists(Path.Combine(temporary, "chain.csv")));
        SecretScan.AssertClean(run.Output);
        AssertNothingLeftBehind();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Session.Run("if ($sim) { $sim.Dispose() }; $env:TASTYPS_INTERACTIVE = $null");
        base.Dispose(disposing);
    }

    private void Connect()
    {
        var result = Session.Run(
            """
            param($Secret, $Token, $Other, $SecretsPath, $File)
            $global:secret = $Secret; $global:token = $Token; $global:other = $Other; $global:secretsPath = $SecretsPath; $global:file = $File
            $null = Get-TastySimulator # loads the simulator's types
            $options = [TastyPS.Simulator.SimulatorOptions]::new()
            $options.Market = [TastyPS.Simulator.Market.SimulatedMarket]::Synthetic()
            $options.ClientSecret = [System.Net.NetworkCredential]::new('', $Secret).Password
            $options.RefreshToken = [System.Net.NetworkCredential]::new('', $Token).Password
            $global:sim = [TastyPS.Simulator.TastySimulator]::Start($options)
            Connect-Tasty -BaseUri $sim.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $SecretsPath -Limits None -Verbose -Debug -WarningAction Continue
            """,
            new
            {
                Secret = Secure(ClientSecret),
                Token = Secure(RefreshToken),
                Other = Secure(SecretScan.Mark + "-OTHER-33"),
                SecretsPath = Secrets,
                File = Path.Combine(Folder.FullName, "connections.jsonl"),
            });

        Assert.Empty(result.Errors);
        SecretScan.AssertClean(result);
        Assert.True(File.Exists(Secrets));
    }

    private void AssertNothingLeftBehind()
    {
        foreach (var file in Folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.FullName != Secrets))
            SecretScan.AssertClean(File.ReadAllText(file.FullName));
    }
}
