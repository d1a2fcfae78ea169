namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Lets rows leave: series by series in the order of the contracts, or each contract as soon as it is complete.</summary>
/// <param name="contracts">The contracts, series by series.</param>
/// <param name="unordered">Whether each leaves as soon as it is complete.</param>
/// <param name="rowOf">Makes the row of a contract that leaves now.</param>
/// <param name="tell">Tells a failure.</param>
/// <param name="observer">Receives the rows.</param>
/// <param name="stop">Lets no other series leave.</param>
internal sealed class ChainDelivery(
    IReadOnlyList<OptionContract> contracts, bool unordered, Func<OptionContract, JoinedMarket?, OptionRow> rowOf, Action<TastyException> tell, IChainObserver observer, CancellationToken stop) : ISnapshotListener
{
    private readonly bool[] _hasLeft = new bool[contracts.Count];
    private int _delivered;
    private int _next;
    private int _group;

    /// <summary>The run that is followed; to be set before it starts.</summary>
    public SnapshotRun? Snapshot { get; set; }

    private FactBoard Board => Snapshot!.Board;

    public void OnSettled()
    {
        if (unordered)
        {
            Deliver(Board.TakeSettled());
            return;
        }

        while (_next < contracts.Count && !stop.IsCancellationRequested && Board.IsGroupSettled(_group))
            DeliverSeries();
    }

    public void OnFailure(TastyException failure) => tell(failure);

    public void OnWaiting(TimeSpan wait) => observer.OnWaiting(wait);

    /// <summary>Nothing more will come: the others leave as they are.</summary>
    public void Complete()
    {
        OnSettled();
        if (unordered)
        {
            Deliver([.. Enumerable.Range(0, contracts.Count).Where(index => !_hasLeft[index])]);
            return;
        }

        while (_next < contracts.Count)
            DeliverSeries();
    }

    private void DeliverSeries()
    {
        var first = _next;
        while (_next < contracts.Count && contracts[_next].Series == contracts[first].Series)
            _next++;

        _group++;
        Deliver([.. Enumerable.Range(first, _next - first)]);
    }

    private void Deliver(List<int> indexes)
    {
        if (indexes.Count == 0)
            return;

        var rows = new OptionRow[indexes.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            _hasLeft[indexes[i]] = true;
            rows[i] = rowOf(contracts[indexes[i]], Board.Freeze(indexes[i]));
        }

        observer.OnRows(rows);
        _delivered += rows.Length;
        observer.OnProgress(new ChainProgress(contracts.Count, _delivered, Snapshot!.Remaining));
    }
}
