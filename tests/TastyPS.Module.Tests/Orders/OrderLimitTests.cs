using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>The caps of orders and the kill switch: tightening is done, loosening asks, and they lie beside the secrets.</summary>
public sealed class OrderLimitTests : SignInTest
{
    private const int Yes = 0;
    private const int No = 2;
    private const string Limits = "ForEach-Object { \"$_\" }";

    private string LimitsPath => Path.Combine(Path.GetDirectoryName(SecretsPath)!, ".tastyps-order-limits.json");

    [Fact]
    public void A_new_connection_has_no_caps()
    {
        ConnectAt();

        Assert.Equal(["no caps"], Texts($"Get-TastyOrderLimit | {Limits}"));
    }

    [Fact]
    public void What_is_not_capped_is_said_in_words()
    {
        ConnectAt();

        Assert.Matches(@"MaxNotional +: any\nMaxQuantity +: 5\nAllowedSymbols +: all\nAllowedAccounts +: all\nPath +: in memory only\n", Session.Render("Set-TastyOrderLimit -MaxQuantity 5; Get-TastyOrderLimit"));
    }

    [Fact]
    public void Where_nobody_can_be_asked_nothing_is_loosened()
    {
        ConnectAt();
        Session.Run("Set-TastyOrderLimit -Off");

        var error = Session.RunExpectingTermination("Set-TastyOrderLimit -On");

        Assert.Equal("TastyOrderNotConfirmed", IdOf(error));
        Assert.Contains("nothing was changed", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["no orders at all"], Texts($"Get-TastyOrderLimit | {Limits}"));
    }

    [Fact]
    public void Caps_are_set_without_a_question()
    {
        ConnectAt();

        Assert.Equal(
            ["notional at most 5000; quantity at most 10; symbols SPY, /ES; accounts 5WT00001"],
            Texts($"Set-TastyOrderLimit -MaxNotional 5000 -MaxQuantity 10 -AllowedSymbol spy, '/es' -AllowedAccount 5wt00001 -PassThru | {Limits}"));
        Assert.Empty(Texts("Set-TastyOrderLimit -MaxQuantity 9; Set-TastyOrderLimit -Off"));
        Assert.Equal(["no orders at all; notional at most 5000; quantity at most 9; symbols SPY, /ES; accounts 5WT00001"], Texts($"Get-TastyOrderLimit | {Limits}"));
    }

    [Theory]
    [InlineData("-On")]
    [InlineData("-MaxQuantity 11")]
    [InlineData("-MaxQuantity $null")]
    [InlineData("-AllowedSymbol SPY, QQQ")]
    [InlineData("-Clear")]
    public void What_allows_more_asks_first(string arguments)
    {
        ConnectAt();
        Session.Run("Set-TastyOrderLimit -Off -MaxQuantity 10 -AllowedSymbol SPY");
        var before = Texts($"Get-TastyOrderLimit | {Limits}");

        Session.Screen.Choices.Enqueue(No);
        Session.Run($"Set-TastyOrderLimit {arguments}");
        Assert.Equal(before, Texts($"Get-TastyOrderLimit | {Limits}"));

        Session.Screen.Choices.Enqueue(Yes);
        Session.Run($"Set-TastyOrderLimit {arguments}");
        Assert.NotEqual(before, Texts($"Get-TastyOrderLimit | {Limits}"));
        Assert.Empty(Session.Screen.Choices);
    }

    [Fact]
    public void The_question_shows_the_caps_before_and_after()
    {
        ConnectAt();
        Session.Run("Set-TastyOrderLimit -Off -MaxQuantity 10");
        Session.Screen.Choices.Enqueue(No);

        Session.Run("Set-TastyOrderLimit -On");

        Assert.Contains("from 'no orders at all; quantity at most 10' to 'quantity at most 10'?", Assert.Single(Session.Screen.Questions));
    }

    [Fact]
    public void Automation_says_so() => Assert.Equal(["no caps"], AfterOff($"Set-TastyOrderLimit -On -Confirm:$false -PassThru | {Limits}"));

    [Fact]
    public void WhatIf_changes_nothing_a_tightening_neither()
    {
        ConnectAt();

        Assert.Contains("no orders at all", Session.Render("Set-TastyOrderLimit -Off -WhatIf"));
        Session.Run("$WhatIfPreference = $true; Set-TastyOrderLimit -Off; $WhatIfPreference = $false");
        Assert.Equal(["no caps"], Texts($"Get-TastyOrderLimit | {Limits}"));
    }

    [Fact]
    public void Confirm_asks_for_a_tightening_too()
    {
        ConnectAt();
        Session.Screen.Choices.Enqueue(No);

        Session.Run("Set-TastyOrderLimit -Off -Confirm");

        Assert.Equal(["no caps"], Texts($"Get-TastyOrderLimit | {Limits}"));
    }

    [Fact]
    public void Clearing_forgets_the_caps_and_leaves_the_switch() =>
        Assert.Equal(["no orders at all; notional at most 7"], AfterOff($"Set-TastyOrderLimit -MaxQuantity 3; Set-TastyOrderLimit -Clear -MaxNotional 7 -Confirm:$false -PassThru | {Limits}"));

    [Theory]
    [InlineData("")]
    [InlineData("-PassThru")]
    [InlineData("-On -Off")]
    [InlineData("-AllowedSymbol SPY, 'S*'")]
    [InlineData("-AllowedSymbol @()")]
    [InlineData("-AllowedSymbol SPY, ''")]
    [InlineData("-AllowedAccount ' '")]
    [InlineData("-AllowedAccount '5WT*'")]
    [InlineData("-MaxQuantity 0")]
    [InlineData("-MaxNotional -5")]
    public void What_makes_no_sense_is_refused(string arguments)
    {
        ConnectAt();

        Assert.Equal("TastyOrderLimitInvalid", IdOf(Session.RunExpectingTermination($"Set-TastyOrderLimit {arguments}")));
    }

    [Fact]
    public void Each_connection_to_a_simulator_has_caps_of_its_own_and_writes_no_file()
    {
        Session.Run("$s | Connect-Tasty -Name one; $s | Connect-Tasty -Name two; Set-TastyOrderLimit -Off -Connection one");

        Assert.Equal(["no orders at all", "no caps"], Texts($"'one', 'two' | ForEach-Object {{ Get-TastyOrderLimit -Connection $_ }} | {Limits}"));
        Assert.Equal([""], Texts("(Get-TastyOrderLimit).Path"));
        Assert.Empty(Folder.EnumerateFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public void They_lie_beside_the_secrets_and_hold_for_every_connection_opened_with_them()
    {
        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File -Name first; Set-TastyOrderLimit -Off");
        Assert.True(File.Exists(LimitsPath));

        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -SecretsPath $File -Name second");
        Assert.Equal([$"no orders at all {LimitsPath}"], Texts("Get-TastyOrderLimit | ForEach-Object { \"$_ $($_.Path)\" }"));

        // Open connections obey too.
        Texts("Set-TastyOrderLimit -On -Confirm:$false");
        Assert.Equal(["no caps"], Texts($"Get-TastyOrderLimit -Connection first | {Limits}"));
    }

    [Fact]
    public void With_credentials_that_are_stored_nowhere_they_lie_where_the_current_folder_does_not_matter()
    {
        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -NoSave; Set-TastyOrderLimit -Off");

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes its configuration folder from the profile alone.");
        Assert.Equal([Path.Combine(Folder.FullName, "TastyPS", ".tastyps-order-limits.json")], Texts("(Get-TastyOrderLimit).Path"));
    }

    [Fact]
    public void A_file_that_is_not_understood_is_told_and_replaced_only_after_a_question()
    {
        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File");
        File.WriteAllText(LimitsPath, "{ \"max-notionel\": 5 }");

        var error = Session.RunExpectingTermination("Get-TastyOrderLimit");
        Assert.Equal("TastyOrderLimitsUnreadable", IdOf(error));
        Assert.Contains("'max-notionel' is no limit", error.Exception.Message);
        Assert.Equal("TastyOrderLimitsUnreadable", IdOf(Session.RunExpectingTermination("Set-TastyOrderLimit -Off")));

        Session.Screen.Choices.Enqueue(Yes);
        Assert.Equal(["notional at most 5"], Texts($"Set-TastyOrderLimit -Clear -MaxNotional 5 -PassThru | {Limits}"));
    }

    // Each answers yes to what it is shown, while somebody else changes the file.
    [Theory]
    [InlineData("-On", "\"off\": true, \"allowed-symbols\": [\"SPY\", \"QQQ\"]")]
    [InlineData("-MaxQuantity 5 -Confirm", "\"max-quantity\": 3")]
    [InlineData("-MaxQuantity 1000", "\"max-quantity\": 1")]
    public void What_loosens_caps_that_were_changed_meanwhile_is_not_done_unasked(string arguments, string meanwhile)
    {
        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File");
        File.WriteAllText(LimitsPath, """{ "off": true, "max-quantity": 10, "allowed-symbols": ["SPY"] }""");
        Session.Screen.Choices.Enqueue(Yes);
        Session.Screen.WhenAsked = () => File.WriteAllText(LimitsPath, $"{{ {meanwhile} }}");

        Assert.Equal("TastyOrderLimitChanged", IdOf(Session.RunExpectingTermination("Set-TastyOrderLimit " + arguments)));
        Assert.Equal($"{{ {meanwhile} }}", File.ReadAllText(LimitsPath));
    }

    [Fact]
    public void An_account_that_is_none_of_the_connection_is_told_where_that_can_be_known()
    {
        Session.Run("$s | Connect-Tasty");
        PlanFault("Status('/customers/me/accounts', 403)", times: null);

        var silent = Session.Run("Set-TastyOrderLimit -AllowedAccount 5WT99998");
        Assert.Empty(silent.Warnings);
        Assert.Empty(silent.Errors);

        ForgetFaults();
        var told = Session.Run("Set-TastyOrderLimit -AllowedAccount 5wt99999, (Get-TastyAccount)[0].AccountNumber -Confirm:$false");
        Assert.Matches(@"^5WT99999 is no account of Simulator, .*\(TastyOrderLimitAccount\)", Assert.Single(told.Warnings));
    }

    [Fact]
    public void The_view_shows_what_holds()
    {
        ConnectAt();
        Session.Run("Set-TastyOrderLimit -Off -AllowedSymbol SPY, QQQ");

        var text = Session.Render("Get-TastyOrderLimit");

        Assert.Matches(@"IsOff\s+: True", text);
        Assert.Matches(@"AllowedSymbols\s+: SPY, QQQ", text);
    }

    private string[] AfterOff(string script)
    {
        ConnectAt();
        Session.Run("Set-TastyOrderLimit -Off");
        return Texts(script);
    }
}
