using System.Collections.Concurrent;
using Deja.Notes;
using Deja.Notes.Records;

namespace Deja.Site.Bodies;

/// <summary>How a notebook's blocks were last checked, and what they showed.</summary>
/// <param name="notebook">The notebook.</param>
internal sealed class SiteRecords(Notebook notebook)
{
    private readonly IReadOnlySet<string> _there = LastOutputs.NamesIn(notebook);
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, LastOutput>> _read = new(StringComparer.Ordinal);

    public CheckRecords All { get; } = CheckRecords.Of(notebook);

    /// <summary>What a block's last check kept; null where nothing.</summary>
    public LastOutput? OutputOf(string note, string block) => All.Of(note, block) is { } record ? Of(record) : null;

    /// <summary>Whether something of a block's last check was kept.</summary>
    public bool HasOutput(CheckRecord record) => Of(record) is not null;

    private LastOutput? Of(CheckRecord record)
    {
        if (_there.Count == 0 || !_there.Contains(LastOutputs.NameOf(record.Note))) return null;
        var kept = _read.GetOrAdd(record.Note, note => LastOutputs.Of(notebook, note)).GetValueOrDefault(record.Block);
        return kept?.Key == record.Key ? kept : null;
    }
}
