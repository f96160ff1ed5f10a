using Deja.Site.Links;

namespace Deja.Site.Building;

/// <summary>The facts of all pages of one output folder, kept from one build to the next. It may be deleted at any time.</summary>
/// <param name="path">The file; null keeps nothing.</param>
internal sealed class PageFactsFile(string? path)
{
    /// <summary>Begins to read them, as the last build under a key left them.</summary>
    public CacheReading<SiteFacts> Read() => new(path, reader =>
    {
        var (pages, places, count) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32());
        var facts = new Dictionary<string, PageFacts>(count, StringComparer.Ordinal);
        for (; count > 0; count--) facts[reader.ReadString()] = ReadOne(reader);
        return new SiteFacts(facts, pages, places);
    });

    public void Write(string key, SiteFacts facts) => CacheText.Write(path, key, writer =>
    {
        writer.Write(facts.Pages);
        writer.Write(facts.Places);
        writer.Write(facts.Notes.Count);
        foreach (var (note, fact) in facts.Notes.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            writer.Write(note);
            Write(writer, fact);
        }
    });

    private static PageFacts ReadOne(BinaryReader reader)
    {
        var stamp = (reader.ReadInt64(), reader.ReadInt64());
        var date = reader.ReadInt64();
        var length = reader.ReadInt64();
        var files = new (string, long, long)[reader.ReadInt32()];
        for (var i = 0; i < files.Length; i++) files[i] = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        var asked = new AskedLink[reader.ReadInt32()];
        for (var i = 0; i < asked.Length; i++) asked[i] = new AskedLink(reader.ReadString(), reader.ReadBoolean(), reader.ReadBoolean());
        return new PageFacts(stamp, date, length, files, asked, reader.ReadBoolean(), reader.ReadUInt64());
    }

    private static void Write(BinaryWriter writer, PageFacts fact)
    {
        writer.Write(fact.Stamp.Length);
        writer.Write(fact.Stamp.Stamp);
        writer.Write(fact.Date);
        writer.Write(fact.Length);
        writer.Write(fact.Files.Count);
        foreach (var (path, length, time) in fact.Files)
        {
            writer.Write(path);
            writer.Write(length);
            writer.Write(time);
        }

        writer.Write(fact.Asked.Count);
        foreach (var link in fact.Asked)
        {
            writer.Write(link.Target);
            writer.Write(link.IsPicture);
            writer.Write(link.IsNamed);
        }

        writer.Write(fact.IsSteady);
        writer.Write(fact.Around);
    }
}
