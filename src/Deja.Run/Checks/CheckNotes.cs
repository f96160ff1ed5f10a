using Deja.Notes;
using Deja.Notes.Folders;

namespace Deja.Run.Checks;

/// <summary>The notes of a notebook that a check looks at.</summary>
internal static class CheckNotes
{
    /// <param name="notebook">The notebook.</param>
    /// <param name="paths">Notes or folders from the root, with <c>/</c>; null for all.</param>
    /// <param name="shard">This machine's part.</param>
    /// <param name="skipped">What the walk through the folder passed over.</param>
    public static IReadOnlyList<string> Of(Notebook notebook, IReadOnlyCollection<string>? paths, Shard shard, out IReadOnlyList<NoteProblem> skipped)
    {
        var listings = notebook.Scan();
        skipped = [.. listings.SelectMany(l => l.Skipped).Where(s => ChosenPaths.Hold(s.Path, paths))];
        return [.. listings.SelectMany(l => l.Files().Select(f => l.PathOf(f.Name))).Where(p => shard.Has(p) && ChosenPaths.Hold(p, paths)).Order(StringComparer.Ordinal)];
    }
}
