using Deja.Cli.Output;
using Deja.Notes;
using Deja.Notes.Lint;

namespace Deja.Cli.Notebooks;

/// <summary>What <c>deja lint</c> is asked to check: whole notebooks, or paths as typed from the current folder.</summary>
internal static class LintTargets
{
    private const string ToolFolders = "hidden ones, node_modules, _site";

    /// <returns>Each notebook with its paths from the root; null for all of it.</returns>
    /// <exception cref="UsageException">A path does not exist.</exception>
    public static IEnumerable<(Notebook Notebook, IReadOnlyCollection<string>? Paths)> Of(string[] typed, string[]? named)
    {
        var notebooks = NotebookLookup.Look(named);
        if (typed.Length == 0) return NotebookLookup.Find(named).Select(n => (n, (IReadOnlyCollection<string>?)null));
        return typed.Select(Existing)
            .Select(full => (Notebook: NotebookLookup.Of(full, notebooks), Full: full))
            .GroupBy(t => t.Notebook.Root, StringComparer.Ordinal)
            .Select(g => (g.First().Notebook, (IReadOnlyCollection<string>?)[.. g.Select(t => Relative(t.Notebook, t.Full))]));
    }

    /// <summary>Says where there is nothing to check: of a whole notebook in a line, since nothing is wrong with it.</summary>
    /// <exception cref="UsageException">One of the paths is none that can be checked.</exception>
    public static void Demand(Linter linter, Notebook notebook, IReadOnlyCollection<string>? paths)
    {
        if (paths is null && !linter.Has(".")) Talk.Line(NoNotesIn(notebook.Root));
        foreach (var path in paths ?? [])
        {
            if (linter.Has(path)) continue;
            var place = Places.Of(notebook, path);
            throw new UsageException(Directory.Exists(place) ? NoNotesIn(place) : $"'{place}' is no note: notes end in {Endings}, and stand in no folder of a tool ({ToolFolders})");
        }
    }

    private static string NoNotesIn(string folder) =>
        $"no notes in '{folder}': no file there or below ends in {Endings} (folders of tools are passed over: {ToolFolders})";

    private static string Endings => $"{string.Join(", ", Notebook.NoteEndings.SkipLast(1))} or {Notebook.NoteEndings[^1]}";

    private static string Existing(string path) => Path.Exists(path) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) : throw new UsageException($"there is no file or folder '{path}'");

    private static string Relative(Notebook notebook, string full) => Path.GetRelativePath(notebook.Root, full).Replace(Path.DirectorySeparatorChar, '/');
}
