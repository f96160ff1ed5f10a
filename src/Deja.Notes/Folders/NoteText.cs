using System.Text;

namespace Deja.Notes.Folders;

/// <summary>Turns the bytes of a file into text, or says why it is no note.</summary>
public static class NoteText
{
    /// <summary>A larger file is no note that anyone reads; it is reported and passed over.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(false, false);

    /// <summary>Decodes UTF-8, or UTF-16 where a byte order mark says so.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="problem">Why there is no text, or what is wrong with the text; null when all is well.</param>
    /// <returns>The text; null when the bytes are no text at all.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string? problem)
    {
        problem = null;
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        if (bytes.Contains((byte)0))
        {
            problem = "is not text: it holds a zero byte";
            return null;
        }

        var bad = System.Text.Unicode.Utf8.IsValid(bytes) ? -1 : FirstInvalid(bytes);
        if (bad >= 0) problem = $"is not UTF-8: byte 0x{bytes[bad]:X2} at offset {bad}; save it as UTF-8 (iconv -t UTF-8)";
        return Utf8.GetString(bytes);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) != System.Buffers.OperationStatus.Done) return at;
            at += used;
        }

        return -1;
    }
}
