using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Site.Serving;
using Microsoft.AspNetCore.Http;

namespace Deja.Site.Runs;

/// <summary>Takes what pages ask for: runs, stops, restarts, saves. All windows that look at a note share its runs.</summary>
internal sealed class RunDesk : IDisposable
{
    private const int MostKept = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, NoteRuns> _notes = new(StringComparer.Ordinal);
    private readonly Notebook _notebook;
    private readonly LiveSite _site;
    private readonly BlockFinder _finder;
    private readonly IBlockRunner _runner;
    private readonly Signal _started = new();
    private readonly Timer _idle;
    private int _last;

    /// <param name="notebook">The notebook.</param>
    /// <param name="site">Its pages.</param>
    /// <param name="runner">What runs blocks; disposed with this.</param>
    /// <param name="idle">After how long without a run a note's sessions end.</param>
    public RunDesk(Notebook notebook, LiveSite site, IBlockRunner runner, TimeSpan idle)
    {
        _notebook = notebook;
        _site = site;
        _finder = new BlockFinder(notebook, site);
        _runner = runner;
        var look = TimeSpan.FromTicks(Math.Clamp(idle.Ticks / 4, TimeSpan.TicksPerSecond / 20, TimeSpan.TicksPerMinute));
        _idle = new Timer(_ => Rest(idle), null, look, look);
    }

    /// <summary>Ends when a run is begun, in any note.</summary>
    public Task Started => _started.Next;

    /// <summary>How many runs there were.</summary>
    public int Count => Volatile.Read(ref _last);

    /// <summary>The runs of a note.</summary>
    public NoteRuns Of(string note) => _notes.GetOrAdd(note, n => new NoteRuns(n, _runner, _site.Formula));

    public RunAnswer Start(RunAsk ask)
    {
        if (_finder.Find(ask, out var note, out _) is { } wrong) return wrong;
        var order = new RunOrder(note, ask.Block) { Code = ask.Code, Values = ask.Values, IsAgreed = ask.IsAgreed, Group = ask.Group };
        if (_runner.Refusal(order) is { } refusal) return new RunAnswer(StatusCodes.Status422UnprocessableEntity) { Problem = refusal.Message, Missing = refusal.Missing, IsQuestion = refusal.IsQuestion };
        if (Of(ask.Note).Add(Interlocked.Increment(ref _last), order) is not { } run) return RunAnswer.Refused(StatusCodes.Status409Conflict, "this block is being run already; stop it first");
        Forget();
        _started.Give();
        return new RunAnswer(StatusCodes.Status202Accepted) { Run = run.Number };
    }

    public RunAnswer Stop(RunAsk ask)
    {
        if (_notes.TryGetValue(ask.Note, out var runs)) runs.Stop(ask.Run);
        return RunAnswer.Done;
    }

    public RunAnswer Restart(RunAsk ask)
    {
        if (_notes.TryGetValue(ask.Note, out var runs)) runs.Restart();
        return RunAnswer.Done;
    }

    public RunAnswer Save(RunAsk ask)
    {
        if (ask.Code is not { } code) return RunAnswer.Refused(StatusCodes.Status400BadRequest, "there is no code to save");
        if (_finder.Find(ask, out var note, out var block) is { } wrong) return wrong;
        var saved = BlockSaving.Save(_notebook, note, block, code);
        if (saved.Block is { } name && name != ask.Block && _notes.TryGetValue(ask.Note, out var runs)) runs.Rename(ask.Block, name);
        return saved;
    }

    /// <summary>Stops all runs, and ends all sessions.</summary>
    public void Dispose()
    {
        _idle.Dispose();
        foreach (var runs in _notes.Values) runs.Stop(null);
        Task.WaitAll([.. _notes.Values.Select(r => r.Done)], Patience);
        _runner.Dispose();
    }

    private void Rest(TimeSpan idle)
    {
        foreach (var runs in _notes.Values) runs.RestIfIdle(idle);
    }

    /// <summary>The outputs of the oldest runs are forgotten, where there are very many.</summary>
    private void Forget()
    {
        var over = _notes.Values.SelectMany(n => n.Look().Runs.Where(r => r.End is not null).Select(r => (Note: n, Run: r))).OrderByDescending(r => r.Run.Number).Skip(MostKept);
        foreach (var (note, run) in over.ToList()) note.Forget(run);
    }
}
