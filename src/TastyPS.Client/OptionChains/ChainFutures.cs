using System.Text.Json;
using TastyPS.Client.Instruments;
using TastyPS.Client.Json;

namespace TastyPS.Client.OptionChains;

/// <summary>The futures that a chain lists. The reader fills it while series that refer to it may already be in use.</summary>
internal sealed class ChainFutures
{
    private IReadOnlyList<Future> _all = [];

    public IReadOnlyList<Future> All => _all;

    public Future? Find(string symbol) => _all.FirstOrDefault(future => future.Symbol == symbol);

    public void Fill(JsonElement list) => _all = ReplyDocument.ToList(list.EnumerateArray(), Future.From, "the future has no symbol", null);
}
