using System.Security.Cryptography;
using System.Text;
using Deja.Host;
using Deja.Host.Files;
using Deja.Notes;
using Deja.Recall.Find;

namespace Deja.Site.Building;

/// <summary>How caches are written: the program that did it, a key, which all that follows depends on, a hash of what follows, and that.</summary>
internal static class CacheText
{
    private const int HashLength = 32;

    /// <summary>Deja itself: its code, and what it brings. Another one may make other pages, cut text into other terms, and write other caches.</summary>
    private static readonly string Program = $"{typeof(CacheText).Module.ModuleVersionId:N}{typeof(Notebook).Module.ModuleVersionId:N}{typeof(Finder).Module.ModuleVersionId:N}";

    /// <summary>Opens a cache that this program has written.</summary>
    /// <returns>Its key, and a reader behind its head; null where it is missing, damaged, or another program's.</returns>
    public static (string Key, BinaryReader Reader)? Open(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var start = Encoding.UTF8.GetBytes(Start);
            if (!bytes.AsSpan().StartsWith(start)) return null;
            var length = bytes.AsSpan(start.Length).IndexOf((byte)'\n');
            var content = start.Length + length + 1 + HashLength;
            if (length < 0 || bytes.Length < content) return null;
            if (!SHA256.HashData(bytes.AsSpan(content)).AsSpan().SequenceEqual(bytes.AsSpan(content - HashLength, HashLength))) return null;
            return (Encoding.UTF8.GetString(bytes, start.Length, length), new BinaryReader(new MemoryStream(bytes, content, bytes.Length - content, writable: false, publiclyVisible: true)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a cache, as it is made: that of a search has tens of megabytes. One that can't be written costs time, nothing else.</summary>
    /// <param name="path">The file; null writes nothing.</param>
    /// <param name="key">What it depends on besides the program, in one line.</param>
    /// <param name="write">Writes its content.</param>
    public static void Write(string? path, string key, Action<BinaryWriter> write)
    {
        if (path is null) return;
        try
        {
            WholeFile.Replace(path, file => Write(file, Encoding.UTF8.GetBytes($"{Start}{key}\n"), write));
        }
        catch (HostException)
        {
        }
    }

    private static void Write(Stream file, byte[] head, Action<BinaryWriter> write)
    {
        file.Write(head);
        file.Write(new byte[HashLength]);
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(new BufferedStream(hashed, 1 << 16), Encoding.UTF8)) write(writer);
        file.Position = head.Length;
        file.Write(hash.Hash);
    }

    public static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    public static IReadOnlyList<string> ReadList(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count == 0) return [];
        var list = new string[count];
        for (var i = 0; i < count; i++) list[i] = reader.ReadString();
        return list;
    }

    public static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    public static void WriteList(BinaryWriter writer, IReadOnlyCollection<string> list)
    {
        writer.Write(list.Count);
        foreach (var text in list) writer.Write(text);
    }

    private static string Start => $"deja site 2\n{Program}\n";
}
