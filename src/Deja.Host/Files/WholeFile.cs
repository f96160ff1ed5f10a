using System.Text;

namespace Deja.Host.Files;

/// <summary>
/// Files that are replaced whole: whoever reads one sees the old bytes or the new ones, and a full disk or a crash leaves the old ones.
/// </summary>
public static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <inheritdoc cref="Replace(string, ReadOnlySpan{byte})"/>
    public static void Replace(string path, string text) => Replace(path, Utf8.GetBytes(text));

    /// <summary>
    /// Writes a new file beside the old one and renames it over that. The old one's permissions are kept; where the path is a link, its
    /// target is replaced. As with every rename, other hard links keep the old bytes. The folder must exist.
    /// </summary>
    /// <param name="path">The file, which need not exist yet.</param>
    /// <param name="bytes">All that it shall hold.</param>
    /// <exception cref="HostException">It can't be written; the old file is as it was.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes) => Replace(path, bytes, static (file, all) => file.Write(all));

    /// <inheritdoc cref="Replace(string, ReadOnlySpan{byte})"/>
    /// <param name="path">The file, which need not exist yet.</param>
    /// <param name="write">Writes all that it shall hold, to a stream that can be positioned.</param>
    public static void Replace(string path, Action<Stream> write) => Replace(path, write, static (file, by) => by(file));

    private static void Replace<T>(string path, T content, Action<Stream, T> write)
        where T : allows ref struct
    {
        string? part = null;
        try
        {
            var target = TargetOf(path);
            part = PartOf(target);
            Write(part, content, write);
            KeepMode(target, part);
            File.Move(part, target, overwrite: true);
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            Remove(part);
            throw new HostException($"can't write '{path}': {Cause(path, part, e)}", e);
        }
        catch
        {
            Remove(part);
            throw;
        }
    }

    // ResolveLinkTarget throws for a missing file, LinkTarget does not.
    private static string TargetOf(string path) =>
        new FileInfo(path).LinkTarget is not null && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? target.FullName : Path.GetFullPath(path);

    // Hidden, so that nothing that lists notes takes it for one.
    private static string PartOf(string target) =>
        Path.Combine(Path.GetDirectoryName(target) ?? ".", $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.part");

    private static void Write<T>(string part, T content, Action<Stream, T> write)
        where T : allows ref struct
    {
        using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        write(file, content);

        // On the disk before the old bytes go: a power cut may otherwise leave the new name on an empty file.
        file.Flush(flushToDisk: true);
    }

    private static void KeepMode(string target, string part)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(target)) return;
        var mode = File.GetUnixFileMode(target);

        // A rename asks only the folder; a file that its owner made read-only is not to be overwritten behind their back.
        if ((mode & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0) throw new UnauthorizedAccessException("it is read-only");
        File.SetUnixFileMode(part, mode);
    }

    // The system names the part, of which the user never heard.
    private static string Cause(string path, string? part, Exception e) => e switch
    {
        DirectoryNotFoundException => $"there is no folder '{Path.GetDirectoryName(Path.GetFullPath(path))}'",
        UnauthorizedAccessException { InnerException: not null } => $"the folder '{Path.GetDirectoryName(Path.GetFullPath(path))}' may not be written",
        _ => part is null ? e.Message : e.Message.Replace(part, path, StringComparison.Ordinal),
    };

    private static void Remove(string? part)
    {
        try
        {
            if (part is not null) File.Delete(part);
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            // The first error is the one to tell.
        }
    }
}
