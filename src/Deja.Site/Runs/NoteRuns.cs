namespace Deja.Site.Runs;

/// <summary>The runs of one note: one after the other, in the order in which they were asked for, whoever's window that was.</summary>
/// <param name="note">Its path.</param>
/// <param name="runner">What runs them.</param>
/// <param name="formula">Lays LaTeX out.</param>
internal sealed class NoteRuns(string note, IBlockRunner runner, Func<string, string?> formula)
{
    private readonly Lock _lock = new();
    private readonly List<PageRun> _runs = [];
    private readonly Queue<PageRun> _waiting = new();
    private readonly Signal _changed = new();
    private CancellationTokenSource? _stop;
    private Task _worker = Task.CompletedTask;
    private string? _leftOut;
    private bool _isWorking;
    private bool _mustEnd;
    private DateTime _lastUse = DateTime.UtcNow;

    public string Note => note;

    /// <summary>Ends when there is something new to see.</summary>
    public Task Changed => _changed.Next;

    /// <summary>When nothing more runs.</summary>
    public Task Done
    {
        get
        {
            lock (_lock) return _worker;
        }
    }

    /// <summary>The last run of each block, in the order of their beginning; and whether one of them is not over.</summary>
    public (IReadOnlyList<PageRun> Runs, bool IsBusy) Look()
    {
        lock (_lock) return ([.. _runs], _isWorking);
    }

    /// <summary>Puts a run at the end of those that wait.</summary>
    /// <returns>Null when a run of the same block is not over.</returns>
    public PageRun? Add(int number, RunOrder order)
    {
        lock (_lock)
        {
            var older = _runs.Find(r => r.Block == order.Block);
            if (older is { End: null }) return null;
            if (older is not null) _runs.Remove(older);
            var run = new PageRun(number, order, _changed.Give, formula);
            _runs.Add(run);
            if (order.Group is { } group && group == _leftOut)
            {
                run.Finish(new RunEnd(RunStatus.LeftOut));
                return run;
            }

            _waiting.Enqueue(run);
            Wake();

            // Those who watch what runs are told that this one waits.
            _changed.Give();
            return run;
        }
    }

    /// <summary>Stops a run, or takes it away from those that wait; all of them when null.</summary>
    public void Stop(int? number)
    {
        lock (_lock)
        {
            if (number is null && _runs.LastOrDefault()?.Order.Group is { } group) _leftOut = group;
            foreach (var run in _waiting.Where(w => number is null || w.Number == number).ToList()) run.Finish(new RunEnd(RunStatus.Stopped));
            foreach (var run in _runs.Where(r => r is { State: "running" } && (number is null || r.Number == number)))
            {
                run.MustStop = true;
                _stop?.Cancel();
            }
        }
    }

    /// <summary>Ends the sessions, once what runs has been stopped.</summary>
    public void Restart()
    {
        Stop(null);
        lock (_lock)
        {
            _mustEnd = true;
            Wake();
        }
    }

    /// <summary>Ends the sessions when nothing has run for so long.</summary>
    public void RestIfIdle(TimeSpan time)
    {
        lock (_lock)
        {
            if (_isWorking || DateTime.UtcNow - _lastUse < time) return;
            _lastUse = DateTime.UtcNow;
            _mustEnd = true;
            Wake();
        }
    }

    /// <summary>Gives the runs of a block that got another name its new one.</summary>
    public void Rename(string from, string to)
    {
        foreach (var run in Look().Runs.Where(r => r.Block == from)) run.Rename(to);
    }

    /// <summary>Forgets a run that is over.</summary>
    public void Forget(PageRun run)
    {
        lock (_lock) _runs.Remove(run);
    }

    private void Wake()
    {
        if (_isWorking) return;
        _isWorking = true;

        // A thread of its own: a block may run for hours.
        _worker = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Work()
    {
        while (Next(out var run))
        {
            if (run is null) runner.End(note);
            else if (run.End is null) RunOne(run);
        }

        _changed.Give();
    }

    /// <summary>What to do next; no run where the sessions are to be ended.</summary>
    private bool Next(out PageRun? run)
    {
        lock (_lock)
        {
            _lastUse = DateTime.UtcNow;
            run = null;
            if (_mustEnd) return !(_mustEnd = false);
            if (!_waiting.TryDequeue(out run)) return _isWorking = false;
            if (run.End is null) run.Begin();
            return true;
        }
    }

    private void RunOne(PageRun run)
    {
        using var stop = new CancellationTokenSource();
        lock (_lock) _stop = stop;
        if (run.MustStop) stop.Cancel();
        try
        {
            run.Finish(runner.Run(run.Order, run, stop.Token));
        }
#pragma warning disable CA1031 // Whatever goes wrong with a block, the server goes on and says so.
        catch (Exception e)
#pragma warning restore CA1031
        {
            run.Finish(new RunEnd(RunStatus.NotRun) { Message = e.Message });
        }
        finally
        {
            lock (_lock) _stop = null;
        }

        if (run is { Order.Group: { } group, End.IsAsSaid: false }) LeaveOut(group);
    }

    /// <summary>Those of a group that wait, and those that a page has yet to ask for.</summary>
    private void LeaveOut(string group)
    {
        lock (_lock)
        {
            _leftOut = group;
            foreach (var run in _waiting.Where(w => w.End is null && w.Order.Group == group)) run.Finish(new RunEnd(RunStatus.LeftOut));
        }
    }
}
