using System.Text;

namespace Deja.Notes.Folders;

/// <summary>Turns the bytes of a file into text, or says why it is no note.</summary>
public static class NoteText
{
    /// <summary>A larger file is no note that anyone reads; it is reported and passed over.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(false, false);

    /// <summary>Decodes UTF-8, or UTF-16 where a byte order mark says so. Such marks are no part of the text, however many there are.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="problem">Why there is no text, or what is wrong with the text; null when all is well.</param>
    /// <returns>The text; null when the bytes are no text at all.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string? problem)
    {
        if (bytes is [0xFF, 0xFE, ..]) return DecodeUtf16(Encoding.Unicode, bytes, out problem);
        if (bytes is [0xFE, 0xFF, ..]) return DecodeUtf16(Encoding.BigEndianUnicode, bytes, out problem);
        while (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        problem = null;
        if (bytes.Contains((byte)0))
        {
            problem = $"is not text: it holds a zero byte{(IsUtf16(bytes) ? "; if it is UTF-16, save it as UTF-8 (iconv -f UTF-16 -t UTF-8)" : string.Empty)}";
            return null;
        }

        var bad = System.Text.Unicode.Utf8.IsValid(bytes) ? -1 : FirstInvalid(bytes);
        if (bad >= 0) problem = $"is not UTF-8: byte 0x{bytes[bad]:X2} at offset {bad}; save it as UTF-8 (iconv -t UTF-8)";
        return Utf8.GetString(bytes);
    }

    private static string? DecodeUtf16(Encoding encoding, ReadOnlySpan<byte> bytes, out string? problem)
    {
        problem = null;
        var text = encoding.GetString(bytes).TrimStart('\uFEFF');
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            problem = "is not text: it begins as UTF-16 does, and holds a zero character";
            return null;
        }

        var bad = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        if (bad >= 0) problem = $"is not UTF-16 throughout: character {bad} is none; save it as UTF-8";
        return text;
    }

    /// <summary>Whether most bytes at either even or odd places are zero, as in UTF-16 of Latin letters.</summary>
    private static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        Span<int> zeros = [0, 0];
        var looked = Math.Min(bytes.Length, 512);
        for (var i = 0; i < looked; i++) zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        return Math.Max(zeros[0], zeros[1]) > looked / 4 && Math.Min(zeros[0], zeros[1]) < looked / 16 + 1;
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
