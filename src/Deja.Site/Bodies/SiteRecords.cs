using Deja.Notes;
using Deja.Notes.Records;

namespace Deja.Site.Bodies;

/// <summary>How a notebook's blocks were last checked, and what they showed.</summary>
/// <param name="notebook">The notebook.</param>
internal sealed class SiteRecords(Notebook notebook)
{
    private readonly IReadOnlySet<string> _kept = LastOutputs.NamesIn(notebook);

    public CheckRecords All { get; } = CheckRecords.Of(notebook);

    /// <summary>What a block's last check kept; null where nothing.</summary>
    public LastOutput? OutputOf(string note, string block) => All.Of(note, block) is { } record && HasOutput(record) ? LastOutputs.Of(notebook, record) : null;

    /// <summary>Whether something of a block's check was kept; whether it is of the last one is not looked at.</summary>
    public bool HasOutput(CheckRecord record) => _kept.Count > 0 && _kept.Contains(LastOutputs.NameOf(record.Note, record.Block));
}
