using System.Security.Cryptography;
using System.Text;

namespace Deja.Site.Building;

/// <summary>How caches are written: a key, which all that follows depends on, a hash of what follows, and that.</summary>
internal static class CacheText
{
    private const int HashLength = 32;

    /// <summary>Opens a cache.</summary>
    /// <returns>A reader behind its head; null where it is missing, damaged, or of another key.</returns>
    public static BinaryReader? Open(string path, string key)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var head = Head(key);
            if (bytes.Length < head.Length + HashLength || !bytes.AsSpan().StartsWith(head)) return null;
            var content = head.Length + HashLength;
            if (!SHA256.HashData(bytes.AsSpan(content)).AsSpan().SequenceEqual(bytes.AsSpan(head.Length, HashLength))) return null;
            return new BinaryReader(new MemoryStream(bytes, content, bytes.Length - content, writable: false, publiclyVisible: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a cache.</summary>
    /// <param name="key">What it depends on.</param>
    /// <param name="write">Writes its content.</param>
    public static ReadOnlySpan<byte> Bytes(string key, Action<BinaryWriter> write)
    {
        var head = Head(key);
        using var all = new MemoryStream();
        all.Write(head);
        all.Write(new byte[HashLength]);
        using (var writer = new BinaryWriter(all, Encoding.UTF8, leaveOpen: true)) write(writer);
        var bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
        SHA256.HashData(bytes[(head.Length + HashLength)..], bytes.Slice(head.Length, HashLength));
        return bytes;
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

    private static byte[] Head(string key) => Encoding.UTF8.GetBytes($"deja site 1\n{key}\n\n");
}
