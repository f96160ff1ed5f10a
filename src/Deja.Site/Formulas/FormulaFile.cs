using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Deja.Site.Formulas;

/// <summary>
/// Laid-out formulas kept from one build to the next: a head, then for each its key (16 bytes), its length (4 bytes) and its HTML. It may be deleted at any time; one that is
/// damaged counts as far as it is whole.
/// </summary>
/// <param name="path">The file; null keeps nothing.</param>
internal sealed class FormulaFile(string? path)
{
    private const int KeyLength = 16;
    private const int HeadLength = KeyLength + sizeof(int);

    /// <summary>Beyond this it is begun anew: formulas that no note has any more are dropped so.</summary>
    private const long Largest = 256L * 1024 * 1024;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("deja formulas 1\n");

    /// <summary>A formula's key: what it is, and which KaTeX lays it out.</summary>
    public static UInt128 KeyOf(Formula formula) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{KatexFiles.Version}\n{formula.IsDisplay}\n{formula.Tex}")));

    /// <summary>Reads what is there.</summary>
    public Dictionary<UInt128, string> Read()
    {
        var found = new Dictionary<UInt128, string>();
        if (path is null || Bytes() is not { } bytes || !bytes.AsSpan().StartsWith(Mark)) return found;
        for (var at = Mark.Length; at + HeadLength <= bytes.Length;)
        {
            var key = BinaryPrimitives.ReadUInt128LittleEndian(bytes.AsSpan(at));
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + KeyLength));
            at += HeadLength;
            if (length < 0 || length > bytes.Length - at) break;
            found[key] = Encoding.UTF8.GetString(bytes, at, length);
            at += length;
        }

        return found;
    }

    /// <summary>Adds formulas at the end, unless another process does so at this moment: then they are laid out again another time.</summary>
    public void Add(IReadOnlyCollection<KeyValuePair<UInt128, string>> formulas)
    {
        if (path is null || formulas.Count == 0) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            using var text = new MemoryStream();
            if (file.Length < Mark.Length || file.Length > Largest) text.Write(Mark);
            Span<byte> head = stackalloc byte[HeadLength];
            foreach (var (key, html) in formulas)
            {
                var bytes = Encoding.UTF8.GetBytes(html);
                BinaryPrimitives.WriteUInt128LittleEndian(head, key);
                BinaryPrimitives.WriteInt32LittleEndian(head[KeyLength..], bytes.Length);
                text.Write(head);
                text.Write(bytes);
            }

            if (file.Length < Mark.Length || file.Length > Largest) file.SetLength(0);
            file.Seek(0, SeekOrigin.End);
            file.Write(text.GetBuffer().AsSpan(0, (int)text.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that can't be written costs time, nothing else.
        }
    }

    private byte[]? Bytes()
    {
        try
        {
            using var file = new FileStream(path!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.Length > Largest * 2) return null;
            var bytes = new byte[file.Length];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length == bytes.Length ? bytes : bytes[..length];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
