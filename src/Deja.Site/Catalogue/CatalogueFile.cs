using Deja.Site.Building;

namespace Deja.Site.Catalogue;

/// <summary>The catalogue of the last time, so that only notes that changed are read. It may be deleted at any time.</summary>
/// <param name="path">The file; null keeps nothing.</param>
internal sealed class CatalogueFile(string? path)
{
    /// <summary>What it is called among the caches of a notebook.</summary>
    public const string Name = "site-notes";

    /// <summary>Begins to read the notes by path, as they were read under a key.</summary>
    public CacheReading<Dictionary<string, SiteNote>> Read() => new(path, reader =>
    {
        var count = reader.ReadInt32();
        var notes = new Dictionary<string, SiteNote>(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            var note = ReadNote(reader);
            notes[note.Path] = note;
        }

        return notes;
    });

    public void Write(string key, IReadOnlyList<SiteNote> notes) => CacheText.Write(path, key, writer =>
    {
        writer.Write(notes.Count);
        foreach (var note in notes) Write(writer, note);
    });

    private static SiteNote ReadNote(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadString())
    {
        Date = new DateTimeOffset(reader.ReadInt64(), TimeSpan.FromMinutes(reader.ReadInt16())),
        HasOwnDate = reader.ReadBoolean(),
        Description = CacheText.ReadOptional(reader),
        Language = CacheText.ReadOptional(reader),
        Tags = CacheText.ReadList(reader),
        Categories = CacheText.ReadList(reader),
        Aliases = CacheText.ReadList(reader),
        RedirectFrom = CacheText.ReadList(reader),
        Mark = (NoteMark)reader.ReadByte(),
        Comments = reader.ReadByte() switch { 0 => false, 1 => true, _ => null },
        MediaFolder = CacheText.ReadOptional(reader),
        IsIndex = reader.ReadBoolean(),
        IsPost = reader.ReadBoolean(),
        File = (reader.ReadInt64(), reader.ReadInt64()),
    };

    private static void Write(BinaryWriter writer, SiteNote note)
    {
        writer.Write(note.Path);
        writer.Write(note.Title);
        writer.Write(note.Address);
        writer.Write(note.Date.Ticks);
        writer.Write((short)note.Date.Offset.TotalMinutes);
        writer.Write(note.HasOwnDate);
        CacheText.WriteOptional(writer, note.Description);
        CacheText.WriteOptional(writer, note.Language);
        CacheText.WriteList(writer, note.Tags);
        CacheText.WriteList(writer, note.Categories);
        CacheText.WriteList(writer, note.Aliases);
        CacheText.WriteList(writer, note.RedirectFrom);
        writer.Write((byte)note.Mark);
        writer.Write(note.Comments switch { false => (byte)0, true => (byte)1, _ => (byte)2 });
        CacheText.WriteOptional(writer, note.MediaFolder);
        writer.Write(note.IsIndex);
        writer.Write(note.IsPost);
        writer.Write(note.File.Length);
        writer.Write(note.File.Stamp);
    }
}
