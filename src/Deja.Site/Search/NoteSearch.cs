namespace Deja.Site.Search;

/// <summary>What one note brings into the search of a site.</summary>
internal sealed class NoteSearch
{
    /// <summary>Of a note that is gone or can't be read.</summary>
    public static NoteSearch Nothing { get; } = new() { Entries = [], Terms = [], Fields = [], Parts = [] };

    /// <summary>Its entries: a length (<see cref="PackedCounts"/>), and where in <see cref="Terms"/> what it has ends.</summary>
    public required (byte Length, int End)[] Entries { get; init; }

    /// <summary>The terms of each entry in turn, by their numbers.</summary>
    public required int[] Terms { get; init; }

    /// <summary>How often the entry has each (<see cref="PackedCounts"/>).</summary>
    public required byte[] Fields { get; init; }

    /// <summary>The text of the entries as <see cref="EntryJson"/> writes it, a comma between two: an item for each part of the note. One that was handed on is let go.</summary>
    public required byte[]?[] Parts { get; init; }

    /// <summary>Which entries stand in a part of so many.</summary>
    public (int First, int End) EntriesOf(int part, int parts) => (FirstOf(part, parts), FirstOf(part + 1, parts));

    /// <summary>Lets go of a part's text, which was handed on.</summary>
    public void LetGo(int part)
    {
        if (part < Parts.Length) Parts[part] = null;
    }

    private int FirstOf(int part, int parts) => (int)(((long)part * Entries.Length + parts - 1) / parts);
}
