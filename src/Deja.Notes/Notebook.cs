using Deja.Notes.Folders;

namespace Deja.Notes;

/// <summary>
/// A folder of notes, opened as it is: nothing is converted, configured or run. <see cref="Scan"/> walks it and looks at every note's
/// times, <see cref="Read"/> reads one. Links are not followed, so nothing outside the folder is ever read and no cycle can catch the walk.
/// </summary>
public sealed class Notebook
{
    /// <summary>The file that may stand at a notebook's root to configure it.</summary>
    public const string ConfigurationFile = "deja.yml";

    /// <summary>The folder at a notebook's root in which Deja keeps the index and its records.</summary>
    public const string DataFolder = ".deja";

    /// <summary>What the names of notes end in, in either case.</summary>
    public static IReadOnlyList<string> NoteEndings => FolderRules.Extensions;

    // One buffer a thread: reading 100,000 notes would otherwise allocate their whole size a second time.
    [ThreadStatic]
    private static byte[]? Buffer;

    private Notebook(string root) => Root = root;

    /// <summary>The folder's full path, links in it resolved.</summary>
    public string Root { get; }

    /// <summary>Opens a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Notebook Open(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full)) throw new DirectoryNotFoundException($"no folder '{folder}'");
        return new Notebook(new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full);
    }

    /// <summary>Whether a folder is marked as a notebook's root: it holds <c>.deja/</c> or <c>deja.yml</c>.</summary>
    public static bool IsRoot(string folder) =>
        Directory.Exists(Path.Combine(folder, DataFolder)) || File.Exists(Path.Combine(folder, ConfigurationFile));

    /// <summary>Whether the notes of a folder below this one, which need not be a notebook itself, are notes of this notebook too.</summary>
    /// <param name="folder">A full path with links resolved, as <see cref="Root"/> is.</param>
    public bool Contains(string folder)
    {
        var path = Path.GetRelativePath(Root, folder);
        return path != "." && !Path.IsPathRooted(path) && !path.Split(Path.DirectorySeparatorChar).Any(p => p == ".." || FolderRules.IsSkipped(p));
    }

    /// <summary>Whether a change at a path may change what <see cref="Scan"/> finds: it is a note, or may be or have been a folder of notes.</summary>
    /// <param name="path">From the root, as the system writes it.</param>
    public bool IsConcerned(string path)
    {
        var parts = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        if (parts.SkipLast(1).Any(p => FolderRules.IsSkipped(p))) return false;
        return FolderRules.IsNote(parts[^1]) || (!FolderRules.IsSkipped(parts[^1]) && !File.Exists(Path.Combine(Root, path)));
    }

    /// <summary>
    /// Lists every folder of the notebook with its notes. A folder that can't be read is an empty listing that says so.
    /// </summary>
    public IReadOnlyList<FolderListing> Scan()
    {
        var listings = new List<FolderListing>();
        var waiting = new Stack<(string Path, int Depth)>([(string.Empty, 0)]);
        while (waiting.TryPop(out var folder))
        {
            var listing = List(folder.Path, folder.Depth);
            listings.Add(listing);
            foreach (var name in listing.Folders) waiting.Push((listing.PathOf(name), folder.Depth + 1));
        }

        return listings;
    }

    /// <summary>Reads one note.</summary>
    /// <param name="path">From the root, with <c>/</c>.</param>
    /// <param name="problem">Why there is no note; null when there is one (its own problems stand in it).</param>
    /// <param name="head">Its head where it was read before: what did not change of it is not parsed again.</param>
    /// <returns>The note; null when the file is missing, unreadable, too large or no text.</returns>
    public Note? Read(string path, out NoteProblem? problem, NoteHead? head = null)
    {
        var text = ReadText(path, out problem);
        if (text is null) return null;
        var note = NoteReader.Read(path, text, head);
        if (problem is not null)
        {
            note = note.With(problem);
            problem = null;
        }

        return note;
    }

    /// <summary>Reads one note's text.</summary>
    /// <param name="path">From the root, with <c>/</c>.</param>
    /// <param name="problem">What is wrong; also set beside a text that is not clean UTF-8.</param>
    /// <returns>The text; null when the file is missing, unreadable, too large or no text.</returns>
    public string? ReadText(string path, out NoteProblem? problem)
    {
        problem = null;
        try
        {
            var bytes = Buffer ??= new byte[64 * 1024];
            var length = ReadBytes(Path.Combine(Root, path), ref bytes);
            if (bytes.Length <= NoteText.MaxBytes / 8) Buffer = bytes;
            if (length > NoteText.MaxBytes)
            {
                problem = new NoteProblem(path, 0, $"skipped: {length / (1024 * 1024)} MB is more than the {NoteText.MaxBytes / (1024 * 1024)} MB that a note may have");
                return null;
            }

            var text = NoteText.Decode(bytes.AsSpan(0, (int)length), out var reason);
            if (reason is not null) problem = new NoteProblem(path, 0, text is null ? $"skipped: {reason}" : reason);
            return text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = new NoteProblem(path, 0, $"skipped: can't be read: {e.Message}");
            return null;
        }
    }

    /// <summary>Reads a file into a buffer, grown as needed; returns its length, beyond the bound with nothing read.</summary>
    private static long ReadBytes(string path, ref byte[] buffer)
    {
        // A pipe would be waited at for a writer, and a device may be read without an end.
        if (LinuxCalls.AreUsable && LinuxCalls.IsSpecial(path)) throw new IOException("it is no regular file");
        using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length > NoteText.MaxBytes) return length;
        if (buffer.Length < length) buffer = new byte[length];
        var read = 0;
        while (read < length)
        {
            var got = RandomAccess.Read(handle, buffer.AsSpan(read, (int)length - read), read);
            if (got == 0) break;
            read += got;
        }

        return read;
    }

    private FolderListing List(string path, int depth)
    {
        if (depth > FolderRules.MaxDepth) return Unreadable(path, $"skipped: it stands more than {FolderRules.MaxDepth} folders deep");
        try
        {
            return LinuxCalls.AreUsable ? LinuxListing.Read(Root, path) : PortableListing.Read(Root, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, $"skipped: {e.Message}");
        }
    }

    private static PortableListing Unreadable(string path, string reason) =>
        new() { Path = path, Skipped = [new NoteProblem(path.Length == 0 ? "." : path, 0, reason)] };
}
