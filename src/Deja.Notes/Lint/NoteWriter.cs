using System.Text;

namespace Deja.Notes.Lint;

/// <summary>
/// Replaces a note's file whole: the new text goes to a file beside it, which then takes its name. Whoever reads meanwhile sees the old text or
/// the new one, and a full disk costs nothing. Encoding, byte order mark and permissions stay.
/// </summary>
public static class NoteWriter
{
    /// <summary>Writes a note's new text.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="read">The text as it was read; a file that holds another one by now is left alone.</param>
    /// <param name="text">The new text.</param>
    /// <exception cref="IOException">The file changed since it was read, or can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or the folder may not be written.</exception>
    public static void Replace(string path, string read, string text)
    {
        var bytes = File.ReadAllBytes(path);
        if (Folders.NoteText.Decode(bytes, out _) != read) throw new IOException($"'{path}' changed while it was being repaired; run the command again");
        var encoding = EncodingOf(bytes);
        // A rename asks only the folder; a file that its owner made read-only is not to be overwritten behind their back.
        if ((File.GetAttributes(path) & FileAttributes.ReadOnly) != 0) throw new UnauthorizedAccessException($"'{path}' is read-only");

        // Not named after the note, whose name may be as long as a name can be.
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".deja-{Path.GetRandomFileName()}.part");
        try
        {
            Write(beside, path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void Write(string beside, string path, byte[] bytes)
    {
        using var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(path));
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };
}
