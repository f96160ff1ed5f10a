using Deja.Notes;
using Deja.Notes.Folders;
using Deja.Recall.Tokens;

namespace Deja.Recall.Index;

/// <summary>A note on its way into the index: for each of its entries the distinct terms, in UTF-8 and parted by spaces.</summary>
internal sealed class NoteTerms
{
    private byte[] _bytes = [];
    private readonly List<int> _ends = [];

    public required long Folder { get; init; }

    public required NoteFile File { get; init; }

    /// <summary>Why the file is no note, or what is wrong with it; null when all is well.</summary>
    public NoteProblem? Problem { get; private set; }

    public int EntryCount => _ends.Count;

    public ReadOnlySpan<byte> Entry(int ordinal)
    {
        var start = ordinal == 0 ? 0 : _ends[ordinal - 1];
        return _bytes.AsSpan(start, _ends[ordinal] - start);
    }

    /// <summary>Reads a note and takes its terms. An entry has the words of its titles above it too, so that <c>pytorch gradient</c> finds the entry "gradient" of the note "PyTorch".</summary>
    public static NoteTerms Read(Notebook notebook, string path, long folder, NoteFile file, TermSet terms)
    {
        var made = new NoteTerms { Folder = folder, File = file };
        var text = notebook.ReadText(path, out var problem);
        made.Problem = problem;
        if (text is null) return made;
        var note = NoteReader.ReadOutline(path, text);
        made.Problem ??= note.Problems.Count > 0 ? note.Problems[0] : null;
        byte[] buffer = [];
        using var all = new MemoryStream(text.Length);
        foreach (var entry in note.Entries)
        {
            terms.Clear();
            Add(note, entry, terms);
            var length = terms.WriteTo(ref buffer);
            all.Write(buffer, 0, length);
            made._ends.Add((int)all.Length);
        }

        made._bytes = all.ToArray();
        return made;
    }

    private static void Add(Note note, Entry entry, TermSet terms)
    {
        terms.AddText(entry.Title, isHeading: true);
        terms.AddText(note.OwnText(entry));
        terms.AddText(note.Title);
        for (var up = entry.Parent; up >= 0; up = note.Entries[up].Parent) terms.AddText(note.Entries[up].Title);
        foreach (var tag in note.FrontMatter.Tags) terms.AddText(tag);
        if (entry.Ordinal > 0) return;
        foreach (var category in note.FrontMatter.Categories) terms.AddText(category);
        if (note.FrontMatter.Description is { } description) terms.AddText(description);
        terms.AddText(Path.GetFileNameWithoutExtension(note.Path.AsSpan()));
    }
}
