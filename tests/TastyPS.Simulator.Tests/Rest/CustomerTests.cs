using System.Net;

namespace TastyPS.Simulator.Tests.Rest;

public class CustomerTests
{
    private const string AccountFields = "account-number account-type-name created-at day-trader-status investment-objective is-closed is-firm-error "
        + "is-firm-proprietary is-foreign is-futures-approved margin-or-cash nickname opened-at suitable-options-level";

    [Fact]
    public async Task The_customer_has_the_recorded_fields()
    {
        using var session = await SimulatorSession.SignInAsync();

        var reply = await session.GetAsync("customers/me");

        Assert.Equal("/customers/me", reply.Text("context"));
        Assert.Equal(
            JsonShape.Sorted("address agreed-to-margining birth-date created-at email first-name has-delayed-quotes has-industry-affiliation has-listed-affiliation "
                + "has-pending-or-approved-application has-political-affiliation id is-foreign is-professional last-name mailing-address mobile-phone-number "
                + "permitted-account-types subject-to-tax-withholding tax-number-type usa-citizenship-type"),
            reply.GetProperty("data").Names());
    }

    [Fact]
    public async Task There_are_a_margin_account_and_a_retirement_account()
    {
        using var session = await SimulatorSession.SignInAsync();

        var items = await session.GetItemsAsync("customers/me/accounts");

        Assert.All(items, item => Assert.Equal(["account", "authority-level"], item.Names()));
        Assert.All(items, item => Assert.Equal(JsonShape.Sorted(AccountFields), item.GetProperty("account").Names()));
        Assert.Equal(["Individual", "Roth IRA"], items.Select(item => item.GetProperty("account")).Texts("account-type-name"));
        Assert.Equal(["Margin", "Cash"], items.Select(item => item.GetProperty("account")).Texts("margin-or-cash"));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_account_numbers()
    {
        using var one = await SimulatorSession.SignInAsync(options => options.AccountsSeed = 7);
        using var same = await SimulatorSession.SignInAsync(options => options.AccountsSeed = 7);
        using var other = await SimulatorSession.SignInAsync(options => options.AccountsSeed = 8);

        Assert.Equal(await NumbersAsync(one), await NumbersAsync(same));
        Assert.NotEqual(await NumbersAsync(one), await NumbersAsync(other));
        Assert.Distinct(await NumbersAsync(one));
    }

    [Fact]
    public async Task An_account_is_found_by_its_number_and_a_foreign_one_is_not_permitted()
    {
        using var session = await SimulatorSession.SignInAsync();
        var number = (await NumbersAsync(session))[1];

        var reply = await session.GetAsync($"customers/me/accounts/{number}");

        Assert.Equal(number, reply.GetProperty("data").Text("account-number"));
        Assert.Equal($"/customers/me/accounts/{number}", reply.Text("context"));
        Assert.Equal("not_permitted", (await session.GetErrorAsync("customers/me/accounts/5WT00001", HttpStatusCode.Forbidden)).Text("code"));
    }

    [Fact]
    public async Task A_quote_token_names_the_stream_of_this_simulator()
    {
        using var session = await SimulatorSession.SignInAsync();

        var token = (await session.GetAsync("api-quote-tokens")).GetProperty("data");

        Assert.Equal(JsonShape.Sorted("token dxlink-url level"), token.Names());
        Assert.Equal($"ws://localhost:{session.Simulator.BaseUri.Port}/realtime", token.Text("dxlink-url"));
    }

    private static async Task<string[]> NumbersAsync(SimulatorSession session) =>
        (await session.GetItemsAsync("customers/me/accounts")).Select(item => item.GetProperty("account")).Texts("account-number");
}
