using TastyPS.Client.Http;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Accounts;

public sealed class AccountListTests
{
    private const string Example = """
        {"data":{"items":[{"account":{"account-number":"5WT00001","account-type-name":"Individual","margin-or-cash":"Margin","nickname":"Individual",
        "day-trader-status":false,"is-closed":false,"is-firm-error":false,"is-firm-proprietary":false,"is-foreign":false,"is-futures-approved":true,
        "opened-at":"2023-06-13T23:00:29.903+00:00","created-at":"2023-06-13T23:00:29.903+00:00","funding-date":"2023-06-20",
        "investment-objective":"SPECULATION","suitable-options-level":"No Restrictions","new-field":{"a":1}},"authority-level":"owner"}]},
        "context":"/customers/me/accounts"}
        """;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_account_and_the_authority_beside_it_become_one_flat_row()
    {
        var transport = new CannedTransport(Example);

        var account = Assert.Single(await Book.Over(transport).GetAccountsAsync(None));

        Assert.Equal((ApiFamily.Accounts, "customers/me/accounts"), Assert.Single(transport.Requests));
        Assert.Equal(1, transport.RepliesDisposed);
        Assert.Equal(("5WT00001", "Individual", "Margin", "owner"), (account.AccountNumber, account.AccountTypeName, account.MarginOrCash, account.AuthorityLevel));
        Assert.Equal((false, true, false), (account.IsClosed, account.IsFuturesApproved, account.DayTraderStatus));
        Assert.Equal(new DateTimeOffset(2023, 6, 13, 23, 0, 29, 903, TimeSpan.Zero), account.OpenedAt);
        Assert.Equal(new CalendarDate(2023, 6, 20), account.FundingDate);
        Assert.Equal("5WT00001 Individual", account.ToString());
    }

    [Fact]
    public async Task What_is_not_sent_is_null_and_what_is_not_known_is_kept()
    {
        var account = Assert.Single(await Book.Over(new CannedTransport(Example)).GetAccountsAsync(None));

        Assert.Null(account.ClosedAt);
        Assert.Null(account.IsTestDrive);
        Assert.Equal("new-field", Assert.Single(account.Extra!).Key);
        Assert.Equal("""{"a":1}""", account.Extra!["new-field"].GetRawText());
    }

    [Fact]
    public async Task Booleans_may_come_as_text()
    {
        var accounts = await Book.Over(new CannedTransport("""{"data":{"items":[{"account":{"account-number":"A1","is-closed":"true"}}]}}""")).GetAccountsAsync(None);

        Assert.True(accounts[0].IsClosed);
    }

    [Fact]
    public async Task An_odd_item_costs_no_other_and_is_told_by_its_place()
    {
        var defects = new List<ItemDefect>();

        var accounts = await Book.Over(new CannedTransport("""
            {"data":{"items":[{"account":{"account-number":"A1"}},7,{"account":{"nickname":"?"}},{"account":{"account-number":"A2","nickname":"\ud800"}},{"account":{"account-number":"A3"}}]}}
            """)).GetAccountsAsync(defects, None);

        Assert.Equal(["A1", "A3"], accounts.Select(account => account.AccountNumber));
        Assert.Equal([1, 2, 3], defects.Select(defect => defect.Position));
    }

    [Theory]
    [InlineData("""{"data":{"items":[{"acc""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("[]")]
    public async Task A_reply_that_is_no_list_is_a_failure_without_a_word_of_the_payload(string body)
    {
        var failure = await Assert.ThrowsAsync<TastyProtocolException>(() => Book.Over(new CannedTransport(body)).GetAccountsAsync(None));

        Assert.Equal("customers/me/accounts", failure.RequestPath);
    }

    [Fact]
    public async Task The_recorded_reply_leaves_nothing_unread()
    {
        var accounts = await Book.Over(new CannedTransport(Samples.Read("customer-accounts-redacted.json"))).GetAccountsAsync(None);

        Assert.Equal(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Assert.Single(accounts).OpenedAt);
        Assert.Null(accounts[0].Extra);
    }
}
