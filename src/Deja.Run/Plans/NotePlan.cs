using Deja.Notes;
using Deja.Notes.Blocks;

namespace Deja.Run.Plans;

/// <summary>The blocks of a note in the order in which they run, each in its session, with what must run before it.</summary>
public sealed class NotePlan
{
    private readonly Dictionary<string, PlannedBlock> _named;
    private readonly Dictionary<string, List<PlannedBlock>> _sessions;

    private NotePlan(Note note, IReadOnlyList<PlannedBlock> blocks)
    {
        Note = note;
        _named = blocks.Where(b => b.Block.Name is not null).DistinctBy(b => b.Block.Name).ToDictionary(b => b.Block.Name!, StringComparer.Ordinal);
        Blocks = [.. blocks.Select(WithAfterChecked)];
        _sessions = Blocks.Where(b => b.IsMarked && b.Settings.Mode == RunMode.Always).GroupBy(b => b.Session, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>The note.</summary>
    public Note Note { get; }

    /// <summary>Its blocks of code, top to bottom; expectations are none.</summary>
    public IReadOnlyList<PlannedBlock> Blocks { get; }

    /// <summary>Reads a note's plan; nothing is run.</summary>
    public static NotePlan Of(Note note)
    {
        var planned = new List<PlannedBlock>();
        foreach (var (block, id) in BlockIds.Of(note))
        {
            var settings = SettingsReader.Read(note, block, out var problem);
            planned.Add(new PlannedBlock(block, id, settings) { Problem = problem });
        }

        return new NotePlan(note, planned);
    }

    /// <summary>A block by its name; null when there is none of that name.</summary>
    public PlannedBlock? Named(string name) => _named.GetValueOrDefault(name);

    /// <summary>The blocks that <c>after</c> asks for, those they ask for first.</summary>
    public IReadOnlyList<PlannedBlock> Before(PlannedBlock block)
    {
        var before = new List<PlannedBlock>();
        Collect(block, before, []);
        return before;
    }

    /// <summary>The marked blocks above a block that share its session, in order: what its state depends on in a check.</summary>
    public IEnumerable<PlannedBlock> Above(PlannedBlock block) =>
        _sessions.TryGetValue(block.Session, out var session) ? session.TakeWhile(b => b.Block.Ordinal < block.Block.Ordinal) : [];

    private void Collect(PlannedBlock block, List<PlannedBlock> before, HashSet<int> visited)
    {
        if (!visited.Add(block.Block.Ordinal)) return;
        foreach (var needed in block.Settings.After.Select(Named).OfType<PlannedBlock>().Where(n => !before.Contains(n)))
        {
            Collect(needed, before, visited);
            if (needed != block && !before.Contains(needed)) before.Add(needed);
        }
    }

    private PlannedBlock WithAfterChecked(PlannedBlock block)
    {
        if (block.Problem is not null || block.Settings.After.Count == 0) return block;
        foreach (var name in block.Settings.After)
        {
            if (Named(name) is not { } needed) return block with { Problem = $"after='{name}' names no block of this note; it has {Names()}" };
            if (needed.Kernel != block.Kernel) return block with { Problem = $"after='{name}' is a block of another language, which shares no session with this one" };
            if (Leads(needed, block, [])) return block with { Problem = $"after='{name}' comes after this block itself" };
        }

        return block;
    }

    private bool Leads(PlannedBlock from, PlannedBlock to, HashSet<int> visited) =>
        from.Block.Ordinal == to.Block.Ordinal
        || (visited.Add(from.Block.Ordinal) && from.Settings.After.Select(Named).OfType<PlannedBlock>().Any(n => Leads(n, to, visited)));

    private string Names() => _named.Count > 0 ? string.Join(", ", _named.Keys) : "none with a name";
}
