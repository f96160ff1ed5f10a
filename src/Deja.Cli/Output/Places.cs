using Deja.Cli.Notebooks;
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

    /// <summary>How an entry is named on the command line: by its path in the notebook where Deja finds that by itself, and its anchor when it has one.</summary>
    public static string Typed(Notebook notebook, Note note, Entry entry)
    {
        var isKnown = NotebookLookup.Look(null).Any(n => n.Root == notebook.Root);
        var place = isKnown ? note.Path : Of(notebook, note.Path);
        return Quoted(entry.Anchor.Length == 0 ? place : $"{place}#{entry.Anchor}");
    }

    /// <summary>A full path, with <c>~</c> for the user's home as shells have it.</summary>
    public static string FromHome(string path)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 1 && path.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? "~" + path[home.Length..] : path;
    }

    /// <summary>A word as a shell takes it for one.</summary>
    public static string Quoted(string word) => word.All(c => char.IsLetterOrDigit(c) || "/._-+#:,=@%".Contains(c, StringComparison.Ordinal)) && !word.StartsWith('#') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
