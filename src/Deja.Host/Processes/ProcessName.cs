namespace Deja.Host.Processes;

/// <summary>Names a process as people do.</summary>
internal static class ProcessName
{
    /// <summary>TASK_COMM_LEN of Linux less its zero byte (proc(5), comm), and MAXCOMLEN less it of macOS: longer names are cut there.</summary>
    private const int Cut = 15;

    /// <summary>What Linux adds when the file was replaced or removed since, as by an upgrade.</summary>
    private const string Deleted = " (deleted)";

    /// <summary>
    /// The system's own name is cut, and belongs to the first thread, which programs rename: node's is <c>MainThread</c>. So it is taken for a
    /// beginning, to be completed from the program's file or the first words of the command; where it fits none of them, the file is the name.
    /// </summary>
    /// <param name="own">What the system calls it; may be empty.</param>
    /// <param name="program">The path of its program; null when unknown.</param>
    /// <param name="command">What it was started with.</param>
    public static string Of(string own, string? program, IReadOnlyList<string> command)
    {
        var file = program is null ? null : FileOf(program.EndsWith(Deleted, StringComparison.Ordinal) ? program[..^Deleted.Length] : program);
        var words = command.Take(2).Select(WordOf).ToList();
        if (file is not null) words.Insert(0, file);
        return words.Find(w => Fits(own, w)) ?? file ?? (own.Length > 0 ? own : words.Find(w => w.Length > 0) ?? "unknown");
    }

    // A title such as "gunicorn: master [app]" is put into both places, and cut in the one.
    private static bool Fits(string own, string word) =>
        word.Length > 0 && (own == word || own.StartsWith(word + ":", StringComparison.Ordinal) || (own.Length == Cut && word.StartsWith(own, StringComparison.Ordinal)));

    // "nginx: master process /usr/sbin/nginx" is a title, and "-bash" a login shell.
    private static string WordOf(string word) => FileOf(word.Split(' ')[0].TrimEnd(':').TrimStart('-'));

    private static string FileOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
