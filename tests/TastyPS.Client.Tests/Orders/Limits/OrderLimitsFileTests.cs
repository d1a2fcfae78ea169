using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Tests.Orders.Limits;

public sealed class OrderLimitsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tastyps-");

    private static CancellationToken None => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder.FullName, ".tastyps-order-limits.json");

    private OrderLimitStore Store => OrderLimitStore.BesideSecrets(Path.Combine(_folder.FullName, ".secrets"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void No_file_means_no_caps()
    {
        var limits = Store.Read();

        Assert.Equal("no caps", limits.ToString());
        Assert.Equal(FilePath, limits.Path);
    }

    [Fact]
    public async Task What_is_kept_is_read_again_by_another()
    {
        var limits = new OrderLimits { IsOff = true, MaxNotional = 5000.5m, MaxQuantity = 10m, AllowedSymbols = ["SPY", "/ES"], AllowedAccounts = ["5WT00001"] };

        await Store.ChangeAsync(_ => limits, false, None);

        var read = Store.Read();
        Assert.Equal((true, 5000.5m, 10m), (read.IsOff, read.MaxNotional, read.MaxQuantity));
        Assert.Equal(["SPY", "/ES"], read.AllowedSymbols);
        Assert.Equal(["5WT00001"], read.AllowedAccounts);
        Assert.Equal([".tastyps-order-limits.json"], _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task A_change_begins_with_what_is_there()
    {
        await Store.ChangeAsync(limits => limits with { MaxQuantity = 10m }, false, None);

        var changed = await Store.ChangeAsync(limits => limits with { IsOff = true }, false, None);

        Assert.Equal((true, 10m), (changed.IsOff, changed.MaxQuantity));
    }

    [Fact]
    public async Task The_folder_is_made_with_the_file()
    {
        var store = OrderLimitStore.BesideSecrets(Path.Combine(_folder.FullName, "below", ".secrets"));

        await store.ChangeAsync(limits => limits with { IsOff = true }, false, None);

        Assert.True(store.Read().IsOff);
    }

    [Theory]
    [InlineData("", "it is no JSON.")]
    [InlineData("{\"max-notional\":5", "it is no JSON.")]
    [InlineData("[]", "it is no JSON object.")]
    [InlineData("{\"max-notionel\":5}", "'max-notionel' is no limit that this version knows.")]
    [InlineData("{\"off\":true,\"off\":false}", "'off' stands in it twice.")]
    [InlineData("{\"off\":\"true\"}", "'off' is neither true nor false.")]
    [InlineData("{\"off\":null}", "'off' is neither true nor false.")]
    [InlineData("{\"max-notional\":\"5\"}", "'max-notional' is no number above 0.")]
    [InlineData("{\"max-quantity\":0}", "'max-quantity' is no number above 0.")]
    [InlineData("{\"max-quantity\":1e99}", "'max-quantity' is no number above 0.")]
    [InlineData("{\"allowed-symbols\":[]}", "'allowed-symbols' is no list of texts; null allows all.")]
    [InlineData("{\"allowed-symbols\":\"SPY\"}", "'allowed-symbols' is no list of texts; null allows all.")]
    [InlineData("{\"allowed-accounts\":[5]}", "'allowed-accounts' is no list of texts; null allows all.")]
    public void A_file_that_is_not_understood_stops_every_order(string content, string why)
    {
        File.WriteAllText(FilePath, content);

        var failure = Assert.Throws<OrderLimitsFileException>(() => new OrderLimitGate(Store).Check("5WT00001", Legs.Debit(1m, Legs.Stock())));

        Assert.Equal(FilePath, failure.Path);
        Assert.Equal($"{FilePath} holds no order limits: {why} No order is sent until it is mended or replaced.", failure.Message);
    }

    [Fact]
    public void A_file_written_by_hand_is_read_with_the_mark_that_editors_leave()
    {
        File.WriteAllText(FilePath, "\uFEFF{ \"max-quantity\": 3, \"allowed-symbols\": null }");

        Assert.Equal(3m, Store.Read().MaxQuantity);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_stops_every_order()
    {
        Directory.CreateDirectory(FilePath);

        Assert.Throws<OrderLimitsFileException>(() => Store.Read());
    }

    [Fact]
    public void A_link_that_leads_nowhere_stops_every_order()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need rights there.");
            return;
        }

        File.CreateSymbolicLink(FilePath, Path.Combine(_folder.FullName, "gone"));

        Assert.Throws<OrderLimitsFileException>(() => Store.Read());
    }

    [Fact]
    public async Task A_file_that_is_not_understood_is_changed_only_by_who_says_so()
    {
        File.WriteAllText(FilePath, "rubbish");

        await Assert.ThrowsAsync<OrderLimitsFileException>(() => Store.ChangeAsync(limits => limits with { IsOff = true }, false, None));
        Assert.Equal("rubbish", File.ReadAllText(FilePath));

        await Store.ChangeAsync(limits => limits with { IsOff = true }, true, None);
        Assert.True(Store.Read().IsOff);
    }

    [Fact]
    public async Task Of_changes_at_the_same_time_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Store.ChangeAsync(limits => limits with { MaxQuantity = (limits.MaxQuantity ?? 0m) + 1m }, false, None)));

        Assert.Equal(20m, Store.Read().MaxQuantity);
    }
}
