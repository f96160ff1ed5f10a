using Deja.Host;
using Deja.Host.Files;
using Deja.Site.Links;

namespace Deja.Site.Building;

/// <summary>The facts of all pages of one output folder, kept from one build to the next. It may be deleted at any time.</summary>
/// <param name="path">The file; null keeps nothing.</param>
internal sealed class PageFactsFile(string? path)
{
    /// <summary>Facts by the note's path, as the last build under the same key left them; the second is the key of the pages that are made of all notes.</summary>
    public (Dictionary<string, PageFacts> Notes, string Pages) Read(string key)
    {
        var facts = new Dictionary<string, PageFacts>(StringComparer.Ordinal);
        if (path is null) return (facts, string.Empty);
        using var reader = CacheText.Open(path, key);
        if (reader is null) return (facts, string.Empty);
        try
        {
            var pages = reader.ReadString();
            for (var count = reader.ReadInt32(); count > 0; count--) facts[reader.ReadString()] = ReadOne(reader);
            return (facts, pages);
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException)
        {
            return ([], string.Empty);
        }
    }

    public void Write(string key, IReadOnlyCollection<KeyValuePair<string, PageFacts>> facts, string pages)
    {
        if (path is null) return;
        try
        {
            WholeFile.Replace(path, CacheText.Bytes(key, writer =>
            {
                writer.Write(pages);
                writer.Write(facts.Count);
                foreach (var (note, fact) in facts)
                {
                    writer.Write(note);
                    Write(writer, fact);
                }
            }));
        }
        catch (HostException)
        {
            // A cache that can't be written costs time, nothing else.
        }
    }

    private static PageFacts ReadOne(BinaryReader reader)
    {
        var stamp = (reader.ReadInt64(), reader.ReadInt64());
        var date = reader.ReadInt64();
        var length = reader.ReadInt64();
        var files = new (string, long, long)[reader.ReadInt32()];
        for (var i = 0; i < files.Length; i++) files[i] = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        var asked = new AskedLink[reader.ReadInt32()];
        for (var i = 0; i < asked.Length; i++) asked[i] = new AskedLink(reader.ReadString(), reader.ReadBoolean(), reader.ReadBoolean());
        return new PageFacts(stamp, date, length, files, asked, reader.ReadUInt64());
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

        writer.Write(fact.Around);
    }
}
