namespace Deja.Notes.Folders;

/// <summary>Which notes are meant where notes and folders are named.</summary>
public static class ChosenPaths
{
    /// <summary>Whether a path is one of those chosen, or stands in one of them.</summary>
    /// <param name="path">From the notebook's root, with <c>/</c>.</param>
    /// <param name="chosen">Notes or folders from the root; <c>.</c> and an empty one mean the root. Null for all.</param>
    public static bool Hold(string path, IReadOnlyCollection<string>? chosen) => chosen is null || chosen.Any(c => IsIn(path, c.Trim('/')));

    private static bool IsIn(string path, string chosen) =>
        chosen is "" or "." || (path.StartsWith(chosen, StringComparison.Ordinal) && (path.Length == chosen.Length || path[chosen.Length] == '/'));
}
