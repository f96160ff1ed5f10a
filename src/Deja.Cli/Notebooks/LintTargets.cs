using Deja.Cli.Output;
using Deja.Notes;
using Deja.Notes.Lint;

namespace Deja.Cli.Notebooks;

/// <summary>What <c>deja lint</c> is asked to check: whole notebooks, or paths as typed from the current folder.</summary>
internal static class LintTargets
{
    /// <returns>Each notebook with its paths from the root; null for all of it.</returns>
    /// <exception cref="UsageException">A path does not exist.</exception>
    public static IEnumerable<(Notebook Notebook, IReadOnlyCollection<string>? Paths)> Of(string[] typed, string[]? named)
    {
        var notebooks = NotebookLookup.Look(named);
        if (typed.Length == 0) return NotebookLookup.Find(named).Select(n => (n, (IReadOnlyCollection<string>?)null));
        return typed.Select(Existing)
            .Select(full => (Notebook: Around(full, notebooks), Full: full))
            .GroupBy(t => t.Notebook.Root, StringComparer.Ordinal)
            .Select(g => (g.First().Notebook, (IReadOnlyCollection<string>?)[.. g.Select(t => Relative(t.Notebook, t.Full))]));
    }

    /// <exception cref="UsageException">One of the paths is none that can be checked.</exception>
    public static void Demand(Linter linter, Notebook notebook, IReadOnlyCollection<string>? paths)
    {
        foreach (var path in paths ?? [])
        {
            if (!linter.Has(path)) throw new UsageException($"'{Places.Of(notebook, path)}' is no note: notes end in .md or .markdown and stand in no hidden folder");
        }
    }

    private static string Existing(string path) => Path.Exists(path) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) : throw new UsageException($"there is no file or folder '{path}'");

    // A file elsewhere is checked with the folder around it, so that its links are looked up where they lead.
    private static Notebook Around(string full, IReadOnlyList<Notebook> notebooks) =>
        notebooks.FirstOrDefault(n => full == n.Root || full.StartsWith(n.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        ?? Notebook.Open(Directory.Exists(full) ? full : Path.GetDirectoryName(full)!);

    private static string Relative(Notebook notebook, string full) => Path.GetRelativePath(notebook.Root, full).Replace(Path.DirectorySeparatorChar, '/');
}
