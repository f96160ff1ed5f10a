using System.Collections.Concurrent;
using Deja.Cli.Runs;
using Deja.Notes;
using Deja.Run.Kernels;
using Deja.Run.Outputs;
using Deja.Run.Plans;
using Deja.Run.Sessions;
using Deja.Run.Trust;
using Deja.Site.Runs;

namespace Deja.Cli.Sites;

/// <summary>Runs blocks for their pages as <c>deja run</c> does, in sessions that stay open from one run to the next.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="options">How sessions are started.</param>
/// <param name="time">How long a block may take that doesn't say it itself.</param>
internal sealed class PageRunner(Notebook notebook, SessionOptions options, TimeSpan time) : IBlockRunner
{
    private readonly ConcurrentDictionary<string, PageSessions> _notes = new(StringComparer.Ordinal);

    public IReadOnlyList<RunnableBlock> Blocks(Note note)
    {
        var blocks = NotePlan.Of(note).Blocks.Where(b => b.Settings.Mode != RunMode.Never).ToList();
        var languages = LanguagesOf(note, blocks);
        return [.. blocks.Where(b => languages.Contains(b.Kernel)).Select(b => new RunnableBlock(b.Id) { Defaults = b.Settings.Parameters })];
    }

    public RunRefusal? Refusal(RunOrder order)
    {
        // It may be trusted no more since the server was started.
        if (!TrustedNotebooks.OfThisUser.Trusts(notebook.Root)) return new RunRefusal(TrustQuestion.Untrusted(notebook));
        if (PagePlan.Of(order) is not { } plan) return new RunRefusal($"{order.Note.Path} has no such block any more");
        using var unused = new NoteSessions(notebook, order.Note, options);
        return plan.Refusal(order, _notes.GetValueOrDefault(order.Note.Path), unused.Missing);
    }

    public RunEnd Run(RunOrder order, IRunView view, CancellationToken stop)
    {
        if (Refusal(order) is { } refusal) return new RunEnd(RunStatus.NotRun) { Message = refusal.Message };
        var sessions = _notes.GetOrAdd(order.Note.Path, _ => new PageSessions(notebook, order.Note, options));
        var plan = PagePlan.Of(order)!;
        var end = new RunEnd(RunStatus.Done);
        var blocks = plan.Needed(sessions).ToList();
        foreach (var block in blocks)
        {
            if (blocks.Count > 1) view.Step(PagePlan.Place(order.Note, block));
            end = RunOne(sessions, block, order, view, stop);
            if (end.Status != RunStatus.Done) return block == plan.Block ? end : end with { Block = block.Id };
        }

        return end;
    }

    public bool End(string note)
    {
        if (!_notes.TryRemove(note, out var sessions)) return false;
        sessions.Dispose();
        return true;
    }

    public void Dispose()
    {
        foreach (var note in _notes.Keys) End(note);
    }

    private RunEnd RunOne(PageSessions sessions, PlannedBlock block, RunOrder order, IRunView view, CancellationToken stop)
    {
        var sink = new PageSink(view, order.Note.Path);
        var limits = new RunLimits { Time = block.Settings.Timeout ?? time };
        var run = sessions.Sessions.Run(block, BlockCode.Of(block, order.Values, out _, out _)!, sink, limits, stop);
        sink.End();
        sessions.Remember(block, run.End is { Status: BlockStatus.Done });
        if (run.End is not { } end) return new RunEnd(RunStatus.NotRun) { Message = run.NotRun };
        var line = end.Error?.Line ?? (end.Status == BlockStatus.Failed ? sink.ErrorLine : null);
        return new RunEnd(StatusOf(end.Status)) { ExitCode = end.ExitCode, IsAsSaid = EndAsSaid.Is(block.Settings, end), Message = Told(end, limits), Line = LineOf(block, line), IsSessionLost = end.IsSessionLost };
    }

    // Looked for anew with each page: a kernel may be installed while the server runs.
    private HashSet<string> LanguagesOf(Note note, IEnumerable<PlannedBlock> blocks)
    {
        var settings = new KernelSettings(Path.GetFullPath(Path.Combine(notebook.Root, Path.GetDirectoryName(note.Path) ?? string.Empty))) { Notebook = notebook.Root };
        return [.. blocks.Select(b => b.Kernel).Distinct().Where(l => Kernel.Of(l, options.Configuration, settings) is not null)];
    }

    private static int? LineOf(PlannedBlock block, int? line) => line is { } number && number >= block.CodeLine && number < block.CodeLine + block.Block.Code.Count(c => c == '\n') ? number - block.CodeLine + 1 : null;

    private static string? Told(BlockEnd end, RunLimits limits) => end switch
    {
        { Status: BlockStatus.TimedOut } => $"It was ended after {Duration.Told(limits.Time)}; more time: <!-- deja: timeout=… --> above it, or deja serve --timeout",
        { Status: BlockStatus.TooMuchOutput } => $"It was ended after {limits.OutputBytes >> 20} MB of output",
        { Error.Text: { Length: > 0 } text } => TerminalText.Plain(text),
        _ => null,
    };

    private static RunStatus StatusOf(BlockStatus status) => status switch
    {
        BlockStatus.Done => RunStatus.Done,
        BlockStatus.TimedOut => RunStatus.TimedOut,
        BlockStatus.TooMuchOutput => RunStatus.TooMuchOutput,
        BlockStatus.Interrupted => RunStatus.Stopped,
        _ => RunStatus.Failed,
    };
}
