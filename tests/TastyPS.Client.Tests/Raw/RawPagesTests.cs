using System.Globalization;
using System.Web;
using TastyPS.Client.Raw;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Raw;

public sealed class RawPagesTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_come_one_after_the_other_until_the_last()
    {
        var transport = new CannedTransport(address => Page(OffsetOf(address), pages: 3));

        var items = await AllAsync(transport, "accounts/5WT00001/transactions?sort=Asc&per-page=2");

        Assert.Equal(["0", "1", "2"], items);
        Assert.Equal(
            [
                "accounts/5WT00001/transactions?sort=Asc&per-page=2",
                "accounts/5WT00001/transactions?sort=Asc&per-page=2&page-offset=1",
                "accounts/5WT00001/transactions?sort=Asc&per-page=2&page-offset=2",
            ],
            transport.Requests.Select(request => request.PathAndQuery));
    }

    [Fact]
    public async Task Nothing_is_asked_before_a_page_is_read()
    {
        var transport = new CannedTransport(address => Page(OffsetOf(address), pages: 3));
        var pages = new RawApi(transport).OpenPages("instruments/equities");
        Assert.Empty(transport.Requests);

        var first = await pages.ReadAsync(None);

        Assert.Single(transport.Requests);
        Assert.Equal((0L, 1L, 3L, 3L, 1L), (first!.Page!.PageOffset, first.Page.PerPage, first.Page.TotalPages, first.Page.TotalItems, first.Page.CurrentItemCount));
    }

    [Fact]
    public async Task Reading_may_start_at_a_later_page()
    {
        var transport = new CannedTransport(address => Page(OffsetOf(address), pages: 3));

        Assert.Equal(["1", "2"], await AllAsync(transport, "instruments/equities?page-offset=1&per-page=1"));
        Assert.Equal("instruments/equities?per-page=1&page-offset=2", transport.Requests[1].PathAndQuery);
    }

    [Theory]
    [InlineData("""{"data":{"items":[{"n":"0"}]}}""")]
    [InlineData("""{"data":{"items":[{"n":"0"}]},"pagination":null}""")]
    [InlineData("""{"data":{"items":[{"n":"0"}]},"pagination":{"page-offset":0,"total-pages":0}}""")]
    [InlineData("""{"data":{"items":[{"n":"0"}]},"pagination":{}}""")]
    public async Task A_reply_that_names_no_further_page_is_the_only_one(string body)
    {
        var transport = new CannedTransport(body);

        Assert.Equal(["0"], await AllAsync(transport, "watchlists"));
        Assert.Single(transport.Requests);
    }

    [Fact]
    public async Task A_service_that_keeps_sending_the_same_page_is_not_followed()
    {
        var transport = new CannedTransport(_ => Page(0, pages: 3));

        var failure = await Assert.ThrowsAsync<TastyProtocolException>(() => AllAsync(transport, "accounts/5WT00001/transactions"));

        Assert.Equal("accounts/****0001/transactions", failure.RequestPath);
        Assert.Equal(2, transport.Requests.Count);
    }

    [Fact]
    public void A_page_offset_that_is_no_number_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new RawApi(new CannedTransport("")).OpenPages("instruments/equities?page-offset=two"));
    }

    private static async Task<List<string>> AllAsync(CannedTransport transport, string path)
    {
        var pages = new RawApi(transport).OpenPages(path);
        var items = new List<string>();
        while (await pages.ReadAsync(None) is { } page)
            items.AddRange(page.Items!.Value.EnumerateArray().Select(item => item.GetProperty("n").GetString()!));
        return items;
    }

    private static int OffsetOf(string address) =>
        int.Parse(HttpUtility.ParseQueryString(address.Split('?').Skip(1).FirstOrDefault() ?? "")["page-offset"] ?? "0", CultureInfo.InvariantCulture);

    private static string Page(int offset, int pages) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"data":{"items":[{"n":"{{{offset}}}"}]},"pagination":{"per-page":1,"page-offset":{{{offset}}},"item-offset":{{{offset}}},"total-items":{{{pages}}},
        "total-pages":{{{pages}}},"current-item-count":1,"previous-link":null,"next-link":null,"paging-link-template":null}}
        """);
}
