using System.Management.Automation;
using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Abstractions;

/// <summary>Shows how far a chain has come and counts the remaining time down between its rows. Nothing is shown of what takes a moment.</summary>
internal sealed class ChainProgressBar(PipelineOutput output, string underlying, string hint) : IDisposable
{
    private const int ActivityId = 20260;
    private static readonly TimeSpan WorthShowing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WorthShortening = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly object _gate = new();
    private ITimer? _ticking;
    private ChainProgress _last;
    private TimeSpan _wait;
    private long _lastAt;
    private long _waitingSince;
    private bool _isDone;

    /// <summary>Seconds in whole numbers, rounded up.</summary>
    public static string Seconds(TimeSpan time) => FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s");

    /// <summary>Takes over how far it has come.</summary>
    public void Show(ChainProgress progress)
    {
        lock (_gate)
        {
            _last = progress;
            _lastAt = _clock.GetTimestamp();
            if (_ticking is null && (progress.Delivered > 0 || progress.Remaining <= WorthShowing))
                return;

            _ticking ??= _clock.CreateTimer(_ => OnTick(), null, Tick, Tick);
            Write();
        }
    }

    /// <summary>Takes over how long it has to wait before it can go on as usual.</summary>
    public void Wait(TimeSpan wait)
    {
        lock (_gate)
        {
            _wait = wait;
            _waitingSince = _clock.GetTimestamp();
            _ticking ??= _clock.CreateTimer(_ => OnTick(), null, Tick, Tick);
            Write();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDone = true;
            if (_ticking is null)
                return;

            _ticking.Dispose();
            output.Progress(Record("Done", ProgressRecordType.Completed));
        }
    }

    private void OnTick()
    {
        // Whoever writes at this moment is newer than the tick.
        if (!Monitor.TryEnter(_gate))
            return;
        try
        {
            if (!_isDone)
                Write();
        }
        catch (OperationCanceledException)
        {
            // The command was stopped; there is nobody to show anything to.
            _isDone = true;
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    private void Write()
    {
        var remaining = Left(_last.Remaining, _lastAt);
        var waiting = Left(_wait, _waitingSince);
        var status = FormattableString.Invariant($"{_last.Delivered} of {_last.Contracts} contracts");
        if (waiting > TimeSpan.Zero)
            status += $"; waits {Seconds(waiting)} for the stream's budget";
        else if (remaining > WorthShortening)
            status += $"; {hint}";

        var record = Record(status, ProgressRecordType.Processing);
        record.PercentComplete = _last.Contracts == 0 ? 100 : (int)(100L * _last.Delivered / _last.Contracts);
        record.SecondsRemaining = (int)Math.Ceiling(Math.Max(remaining.TotalSeconds, waiting.TotalSeconds));
        output.Progress(record);
    }

    private TimeSpan Left(TimeSpan time, long since) => time - _clock.GetElapsedTime(since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private ProgressRecord Record(string status, ProgressRecordType type) => new(ActivityId, $"Option chain {underlying}", status) { RecordType = type };
}
