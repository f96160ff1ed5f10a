using System.Diagnostics;
using Deja.Notes;
using Deja.Run.Kernels;
using Deja.Run.Outputs;
using Deja.Run.Plans;

namespace Deja.Run.Sessions;

/// <summary>
/// The sessions of one note: a kernel is started when the first block needs it, and all end with this. A session that was lost (<c>exit 1</c>, a crash, a
/// time limit) is begun anew by the next block.
/// </summary>
/// <param name="notebook">The notebook.</param>
/// <param name="note">The note, for its folder.</param>
/// <param name="options">How kernels are started.</param>
public sealed class NoteSessions(Notebook notebook, Note note, SessionOptions options) : IDisposable
{
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly SessionStart _start = new(notebook, note, options);
    private readonly EarlyStart _early = new();

    /// <summary>Why a block could not run here at all, in a sentence; null when it could. Starts no session.</summary>
    public string? Missing(PlannedBlock block)
    {
        if (Plans.Needs.Missing(block.Settings.Needs) is { } need) return need;
        var settings = _start.Settings(block, _start.NoteFolder);
        return options.Kernels.Missing(block.Kernel, settings, options.Configuration) ?? block.Settings.Needs.Select(n => MissingModule(n, settings)).FirstOrDefault(m => m is not null);
    }

    /// <summary>The block that is run after the next one, whose kernel is started beside that one where nobody can tell it from one started in its time; null for none.</summary>
    public PlannedBlock? Coming { get; set; }

    /// <summary>Runs a block in its session.</summary>
    /// <param name="block">The block.</param>
    /// <param name="steps">What is run of it, from <see cref="BlockCode"/>.</param>
    /// <param name="sink">Gets the output as it comes.</param>
    /// <param name="limits">When to stop it; each step may use as much.</param>
    /// <param name="interrupt">Asks it to end.</param>
    public BlockRun Run(PlannedBlock block, IReadOnlyList<BlockStep> steps, IOutputSink sink, RunLimits limits, CancellationToken interrupt)
    {
        if (Missing(block) is { } missing) return BlockRun.Not(missing);
        var clock = Stopwatch.StartNew();
        try
        {
            var session = Open(block);
            if (Coming is { } coming && MayStartEarly(coming)) _early.Begin(coming.Session, () => _start.Of(coming));
            Share(block, session);
            var end = RunSteps(session.Kernel, block, steps, new RunTerms(sink, limits, interrupt));
            foreach (var display in session.NewFiles(block.Settings.OutFile)) sink.Display(display);
            var run = new BlockRun(end) { Time = clock.Elapsed, Versions = end.IsSessionLost ? new Dictionary<string, string>() : session.Kernel.Versions };
            if (end.IsSessionLost || block.EndsItsSession) Close(block.Session);
            return run;
        }
        catch (KernelException e)
        {
            Close(block.Session);
            return BlockRun.Not(e.Message, isWrong: true);
        }
    }

    /// <summary>Whether a session is open: a block has run in it, and it was not lost.</summary>
    public bool IsOpen(PlannedBlock block) => _sessions.ContainsKey(block.Session);

    /// <summary>Ends every session with all that its blocks started.</summary>
    public void Dispose()
    {
        foreach (var session in _sessions.Values) session.Kernel.Dispose();
        _sessions.Clear();
        _early.Dispose();
        _start.Dispose();
    }

    private string? MissingModule(string need, KernelSettings settings) =>
        ModuleNeed.Of(need) is var (language, module) && options.Kernels.Module(language, module, settings, options.Configuration).Missing is { } missing ? $"it needs '{need}': {missing}" : null;

    private BlockEnd RunSteps(IKernel kernel, PlannedBlock block, IReadOnlyList<BlockStep> steps, RunTerms terms)
    {
        var sink = new PromptSink(terms.Sink);
        var end = new BlockEnd(BlockStatus.Done);
        foreach (var step in steps)
        {
            if (step.Prompt is { } prompt && block.Block.Expectation is null) sink.Prompt(prompt);
            end = kernel.Run(new BlockRequest(step.Code, note.Path, step.Line), sink, terms.Limits, terms.Interrupt);
            if (end.IsSessionLost || end.Status is not (BlockStatus.Done or BlockStatus.Failed)) break;
        }

        return end;
    }

    // A sandbox ends with the thread that started it.
    private bool MayStartEarly(PlannedBlock block) =>
        block.EndsItsSession && !options.IsSandboxed && Missing(block) is null && Kernel.Of(block.Kernel, options.Configuration, _start.Settings(block, _start.NoteFolder))!.StartsAlike;

    private Session Open(PlannedBlock block)
    {
        if (_sessions.TryGetValue(block.Session, out var open)) return open;
        var session = _early.Take(block.Session) ?? _start.Of(block);
        _sessions[block.Session] = session;
        _start.SetUp(block, session);
        return session;
    }

    private void Share(PlannedBlock block, Session to)
    {
        foreach (var name in block.Settings.Shares)
        {
            var (value, told) = (default(string), default(string));
            foreach (var from in _sessions.Values.Where(s => s.Language != to.Language).Reverse())
            {
                try
                {
                    value = from.Kernel.GetValue(name);
                    break;
                }
                catch (KernelException e)
                {
                    told ??= $"{from.Language}: {e.Message}";
                }
            }

            to.Kernel.SetValue(name, value ?? throw new KernelException($"share='{name}': no session of another language has a value of that name{(told is null ? string.Empty : $" ({told})")}"));
        }
    }

    private void Close(string name)
    {
        if (_sessions.Remove(name, out var session)) session.Kernel.Dispose();
    }

    private sealed record RunTerms(IOutputSink Sink, RunLimits Limits, CancellationToken Interrupt);
}
