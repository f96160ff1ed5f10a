using Microsoft.Extensions.FileSystemGlobbing;

namespace Deja.Site.Settings;

/// <summary>The notes that <c>exclude</c> keeps out of a site: a path names a file, or a folder with all that is below it; <c>*</c> stands for any part of a name, <c>**</c> for any folders.</summary>
internal static class ExcludedNotes
{
    /// <summary>Those of some paths that are left out.</summary>
    /// <param name="paths">From the root, with <c>/</c>.</param>
    /// <param name="patterns">What is left out.</param>
    public static HashSet<string> Among(IEnumerable<string> paths, IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0) return [];
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (var pattern in patterns.Select(p => p.TrimEnd('/')).Where(p => p.Length > 0)) matcher.AddInclude(pattern).AddInclude(pattern + "/**");
        return [.. matcher.Match(paths).Files.Select(f => f.Path)];
    }
}
