using System.Globalization;
using Deja.Notes;
using Deja.Run.Plans;

namespace Deja.Cli.Runs;

/// <summary>Finds the blocks that are named behind a note's <c>#</c>: by name, by number, or by the heading that they stand under.</summary>
internal static class BlockLookup
{
    private const int MostTold = 20;

    /// <param name="plan">The note's blocks.</param>
    /// <param name="part">What stands behind <c>#</c>; empty for all of the note.</param>
    /// <returns>Those meant, in order. Of a whole note, or a heading: the ones with a directive, or all where none has one.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    public static IReadOnlyList<PlannedBlock> Find(NotePlan plan, string part)
    {
        if (part.Length == 0) return Marked(plan.Note.Path, plan.Blocks);
        if (plan.Named(part) is { } named) return [named];
        if (plan.Blocks.FirstOrDefault(b => b.Id == part) is { } known) return [known];
        if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= plan.Blocks.Count
                ? [plan.Blocks[number - 1]]
                : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{plan.Note.Path} has {plan.Blocks.Count} blocks, and none of the number {number}"));
        }

        var entry = plan.Note.Entries.FirstOrDefault(e => string.Equals(e.Anchor, part, StringComparison.OrdinalIgnoreCase) || string.Equals(e.Title, part, StringComparison.OrdinalIgnoreCase));
        if (entry is null) throw new UsageException(Unknown(plan, part));
        return Marked($"{plan.Note.Path}#{entry.Anchor}", [.. plan.Blocks.Where(b => IsIn(plan.Note, b, entry))]);
    }

    private static List<PlannedBlock> Marked(string place, IReadOnlyList<PlannedBlock> blocks)
    {
        var marked = blocks.Where(b => b.IsMarked).ToList();
        var chosen = marked.Count > 0 ? marked : [.. blocks.Where(b => b.Block.Language.Id.Length > 0)];
        return chosen.Count > 0 ? chosen : throw new UsageException($"{place} has no block that could run");
    }

    private static bool IsIn(Note note, PlannedBlock block, Entry entry)
    {
        var start = note.Source.StartOf(block.Block.Line);
        return start >= entry.Whole.Start && start < entry.Whole.Start + entry.Whole.Length;
    }

    private static string Unknown(NotePlan plan, string part)
    {
        var names = plan.Blocks.Select(b => b.Block.Name).OfType<string>().ToList();
        var anchors = plan.Note.Entries.Where(e => e.Anchor.Length > 0).Select(e => e.Anchor);
        var near = Nearest.Of(part, names.Concat(anchors)) is { } nearest ? $": did you mean '#{nearest}'?" : ".";
        var blocks = names.Count > 0 ? $" Its blocks with a name: {string.Join(", ", names.Take(MostTold).Select(n => "#" + n))}." : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Note.Path} has no block and no heading '#{part}'{near}{blocks} By number: #1 to #{plan.Blocks.Count}");
    }
}
