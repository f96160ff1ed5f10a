namespace Deja.Site.Search;

/// <summary>Some entries with their text: <c>{"entries":[…]}</c>.</summary>
internal static class EntryFile
{
    public static string NameOf(int bucket) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SearchFiles.Folder}e/{bucket}.json");

    /// <summary>A file's bytes.</summary>
    /// <param name="parts">What <see cref="NoteSearch.Parts"/> has of each note.</param>
    public static byte[] Join(IEnumerable<byte[]> parts)
    {
        var all = parts.Where(p => p.Length > 0).ToList();
        using var bytes = new MemoryStream(all.Sum(p => p.Length + 1) + 32);
        bytes.Write("{\"entries\":["u8);
        foreach (var (i, part) in all.Index())
        {
            if (i > 0) bytes.WriteByte((byte)',');
            bytes.Write(part);
        }

        bytes.Write("]}\n"u8);
        return bytes.ToArray();
    }
}
