using Deja.Notes;

namespace Deja.Cli.Output;

/// <summary>Names files as the user would type them from where they are.</summary>
internal static class Places
{
    /// <summary>Relative when below the current folder, else the full path.</summary>
    public static string Of(Notebook notebook, string note)
    {
        var full = Path.Combine(notebook.Root, note.Replace('/', Path.DirectorySeparatorChar));
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        return relative.StartsWith("..", StringComparison.Ordinal) ? full : relative;
    }

    /// <summary>How an entry is named on the command line: its note, and its anchor when it has one.</summary>
    public static string Of(Notebook notebook, Note note, Entry entry)
    {
        var place = Of(notebook, note.Path);
        return entry.Anchor.Length == 0 ? place : $"{place}#{entry.Anchor}";
    }
}
