using System.Collections.Concurrent;
using Deja.Host;
using Deja.Host.Folders;
using Deja.Notes;
using Deja.Notes.Records;
using Deja.Run.Plans;

namespace Deja.Run.Checks;

/// <summary>
/// A check of a notebook, in steps. <see cref="Read"/> reads the notes and plans their blocks; nothing of the notebook is run, so that who trusts it can be asked between.
/// <see cref="Run"/> decides for each marked block from its key whether it must run (<see cref="NoteDecisions"/>), runs those in fresh sessions, several notes at once
/// (<see cref="NoteCheck"/>), holds what came out against the note (<see cref="Judge"/>), parses the blocks without a directive (<see cref="SyntaxFindings"/>), and
/// writes the records down (<see cref="RecordFile"/>).
/// </summary>
/// <param name="notebook">The notebook.</param>
/// <param name="options">How the check goes.</param>
public sealed class Checker(Notebook notebook, CheckOptions options)
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(2);

    private readonly RecordFile _records = new(notebook);
    private readonly OutputKeeper _outputs = new(notebook);
    private readonly VersionCache _versions = new(UserFolders.OfThisUser.Cache);
    private readonly Lock _told = new();
    private IReadOnlyList<NotePlan> _plans = [];
    private bool _isWhole;
    private DateTime _saved = DateTime.UtcNow;

    /// <summary>Whether a block of the notes that were read would be run, whatever is known of it.</summary>
    public bool RunsSomething => _plans.Any(p => p.Blocks.Any(IsRun));

    /// <summary>How many notes were read.</summary>
    public int NoteCount => _plans.Count;

    /// <summary>Reads the notes.</summary>
    /// <param name="paths">Notes or folders from the root, with <c>/</c>; null for the whole notebook.</param>
    /// <param name="observer">Is told what could not be read.</param>
    public void Read(IReadOnlyCollection<string>? paths, ICheckObserver observer)
    {
        var notes = CheckNotes.Of(notebook, paths, options.Shard, out var skipped);
        var problems = new ConcurrentBag<NoteProblem>(skipped);
        var plans = new NotePlan?[notes.Count];
        Parallel.For(0, notes.Count, i =>
        {
            var note = notebook.Read(notes[i], out var problem);
            if (problem is not null) problems.Add(problem);
            if (note is not null) plans[i] = NotePlan.Of(note);
        });
        _plans = [.. plans.OfType<NotePlan>()];
        _isWhole = paths is null && options.Shard.Count == 1;
        foreach (var problem in problems.OrderBy(p => p.Path, StringComparer.Ordinal)) observer.Problem(problem);
    }

    /// <summary>Checks what was read; the notebook must be trusted where <see cref="RunsSomething"/>.</summary>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="interrupt">Stops it; what was found by then is written down.</param>
    /// <returns>Every block that was looked at, by note and place.</returns>
    /// <exception cref="HostException">The records can't be written.</exception>
    public IReadOnlyList<BlockCheck> Run(ICheckObserver observer, CancellationToken interrupt)
    {
        var decisions = new NoteDecisions(notebook, options, _records.Known, new VersionsNow(_versions, options.Sessions), new InputFiles());
        var found = new ConcurrentBag<BlockCheck>();
        var decided = _plans.AsParallel().AsOrdered().Select(p => (Plan: p, Blocks: decisions.Of(p))).Where(p => p.Blocks.Count > 0).ToList();
        var waiting = decided.Where(d => d.Blocks.Any(b => b.MustRun)).OrderByDescending(d => d.Blocks.Sum(b => Expected(d.Plan, b))).ToList();
        observer.Begin(decided.Sum(d => d.Blocks.Count), waiting.Sum(d => d.Blocks.Count(b => b.MustRun)));
        foreach (var check in new SyntaxFindings(notebook).Of(_plans, _isWhole)) Tell(observer, found, check);
        foreach (var settled in decided.SelectMany(d => d.Blocks).Select(b => b.Settled).OfType<BlockCheck>()) Tell(observer, found, settled);

        var queue = new ConcurrentQueue<(NotePlan Plan, IReadOnlyList<Decision> Blocks)>(waiting);
        var workers = Enumerable.Range(0, Math.Clamp(options.Jobs, 1, Math.Max(1, waiting.Count))).Select(_ => new Thread(() => Work(queue, decisions, new Findings(observer, found), interrupt)) { IsBackground = true }).ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        if (!interrupt.IsCancellationRequested) Forget();
        _versions.Save();
        Save();
        if (_isWhole && !interrupt.IsCancellationRequested) _outputs.ForgetGone(_records.Known, CheckRecords.Of(notebook));

        // A block that passed before, and failed when it was run for one below it, was told twice.
        return [.. found.GroupBy(c => (c.Note, c.Block.Block.Ordinal)).Select(g => g.FirstOrDefault(c => c.IsWrong) ?? g.First()).OrderBy(c => c.Note, StringComparer.Ordinal).ThenBy(c => c.Block.Block.Line)];
    }

    private static bool IsRun(PlannedBlock block) => block.IsMarked && block.Settings.Mode == RunMode.Always;

    private long Expected(NotePlan plan, Decision decision) => _records.Known.Of(plan.Note.Path, decision.Block.Id)?.Milliseconds ?? 0;

    private void Work(ConcurrentQueue<(NotePlan Plan, IReadOnlyList<Decision> Blocks)> queue, NoteDecisions decisions, Findings findings, CancellationToken interrupt)
    {
        while (!interrupt.IsCancellationRequested && queue.TryDequeue(out var next))
        {
            var results = new NoteResults(next.Plan, decisions, _records, _outputs);
            using (var check = new NoteCheck(notebook, next.Plan, next.Blocks, options))
            {
                foreach (var (decision, found, run) in check.Run(findings.Observer, interrupt)) results.Take(decision, found, run);
            }

            if (options.IsAccepting) results.Accept(notebook, findings.Observer);
            foreach (var found in results.WriteDown()) Tell(findings.Observer, findings.Found, found);
            SaveNowAndThen();
        }
    }

    private void Tell(ICheckObserver observer, ConcurrentBag<BlockCheck> found, BlockCheck check)
    {
        found.Add(check);
        lock (_told) observer.Done(check);
    }

    private void SaveNowAndThen()
    {
        lock (_told)
        {
            if (DateTime.UtcNow - _saved < SaveEvery) return;
            _saved = DateTime.UtcNow;
        }

        Save();
    }

    private void Save() => _records.Save();

    // A block that is no more in its note has no record, and a note that is gone has none; what another machine checks is not ours to forget.
    private void Forget()
    {
        var blocks = _plans.ToDictionary(p => p.Note.Path, p => p.Blocks.Where(b => b.IsMarked).Select(b => b.Id).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var isWhole = _isWhole;
        _records.Forget(r => blocks.TryGetValue(r.Note, out var ids) ? !ids.Contains(r.Block) : isWhole && !File.Exists(Path.Combine(notebook.Root, r.Note)));
    }

    private sealed record Findings(ICheckObserver Observer, ConcurrentBag<BlockCheck> Found);
}
