using Deja.Notes;
using Deja.Notes.Blocks;
using Deja.Run.Plans;
using Deja.Site.Runs;

namespace Deja.Cli.Sites;

/// <summary>What a page's order comes to: the block, with other code in it where that was asked for, and what must run before it.</summary>
/// <param name="Block">The block.</param>
/// <param name="Before">Those that it comes after, in order.</param>
internal sealed record PagePlan(PlannedBlock Block, IReadOnlyList<PlannedBlock> Before)
{
    /// <summary>Null where the note has no such block.</summary>
    public static PagePlan? Of(RunOrder order)
    {
        var plan = NotePlan.Of(order.Note);
        if (plan.Blocks.FirstOrDefault(b => b.Id == order.Block) is not { } block) return null;
        var before = plan.Before(block).Select(b => b.InSessionOf(block)).ToList();
        return new PagePlan(order.Code is { } code ? block with { Block = With(block.Block, code) } : block, before);
    }

    /// <summary>All in the order in which they run.</summary>
    /// <param name="sessions">The note's sessions, whose blocks need not run again; null where there are none yet.</param>
    public IEnumerable<PlannedBlock> Needed(PageSessions? sessions) => Before.Where(b => sessions is null || !sessions.HasRun(b)).Append(Block);

    /// <summary>Why it can't be run; null when it can.</summary>
    /// <param name="order">As it was asked for.</param>
    /// <param name="sessions">The note's sessions; null where there are none yet.</param>
    /// <param name="missing">What is missing on this machine to run a block.</param>
    public RunRefusal? Refusal(RunOrder order, PageSessions? sessions, Func<PlannedBlock, string?> missing)
    {
        var blocks = Needed(sessions).ToList();
        foreach (var block in blocks)
        {
            if (block.Problem is { } problem) return new RunRefusal($"{Place(order.Note, block)}: {problem}");
            if (block.Settings.Mode == RunMode.Never) return new RunRefusal($"{Place(order.Note, block)} is not run: its directive says run=no");
            if (missing(block) is { } need) return new RunRefusal($"{Place(order.Note, block)} is not run: {need}");
        }

        if (blocks.SelectMany(b => BlockCode.Unfilled(b, order.Values)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } names) return new RunRefusal($"no value for {string.Join(", ", names.Select(n => $"<{n}>"))}") { Missing = names };
        foreach (var block in blocks)
        {
            if (BlockCode.Of(block, order.Values, out var reason, out _) is null) return new RunRefusal($"{Place(order.Note, block)}: {reason}");
        }

        return !order.IsAgreed && blocks.FirstOrDefault(b => b.Settings.Mode == RunMode.Ask) is { } asked ? new RunRefusal($"{Place(order.Note, asked)} wants to be asked for: its directive says run=ask") { IsQuestion = true } : null;
    }

    /// <summary>A block as <c>deja run</c> names it.</summary>
    public static string Place(Note note, PlannedBlock block) => block.Block.Name is { } name ? $"{note.Path}#{name}" : FormattableString.Invariant($"{note.Path}:{block.Block.Line}");

    private static Block With(Block block, string code) => block with { Code = code, Placeholders = block.Language.IsShell ? Placeholder.Find(code) : [] };
}
