using Deja.Notes;

namespace Deja.Cli.Notebooks;

/// <summary>Finds the note that is named on the command line: a file from here, else a path in one of the notebooks, with its ending or without.</summary>
internal static class NoteLookup
{
    /// <param name="path">As typed.</param>
    /// <param name="named">The notebooks of the command line; null for those that are found.</param>
    /// <exception cref="UsageException">There is no such note, or it can't be read.</exception>
    public static (Notebook Notebook, Note Note) Open(string path, string[]? named)
    {
        var notebooks = NotebookLookup.Look(named);
        if (File.Exists(path))
        {
            var full = Path.GetFullPath(path);
            var folder = NotebookLookup.Of(full, notebooks);
            return (folder, Read(folder, Path.GetRelativePath(folder.Root, full)));
        }

        if (notebooks.Count == 0) throw new UsageException($"there is no file '{path}', and {NotebookLookup.NoneTold}");
        foreach (var (notebook, name) in notebooks.SelectMany(n => (string[])[path, path + ".md"], (n, p) => (n, p)))
        {
            var inside = Path.GetRelativePath(notebook.Root, Path.Combine(notebook.Root, name));
            if (inside.StartsWith("..", StringComparison.Ordinal) || !File.Exists(Path.Combine(notebook.Root, inside))) continue;
            return (notebook, Read(notebook, inside));
        }

        throw new UsageException($"there is no note '{path}' here or in {string.Join(", ", notebooks.Select(n => n.Root))}; find it by: deja find WORDS");
    }

    /// <summary>A note's name and what stands behind its <c>#</c>; empty where nothing does.</summary>
    public static (string Path, string Part) Split(string name)
    {
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (name, string.Empty) : (name[..hash], name[(hash + 1)..]);
    }

    private static Note Read(Notebook notebook, string path) =>
        notebook.Read(path.Replace(Path.DirectorySeparatorChar, '/'), out var problem) ?? throw new UsageException(problem?.ToString() ?? $"can't read '{path}'");
}
