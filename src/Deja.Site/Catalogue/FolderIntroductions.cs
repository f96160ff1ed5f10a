namespace Deja.Site.Catalogue;

/// <summary>Which notes introduce their folders: README as GitHub shows it, else index; in a Jekyll site index, else README. One for each folder.</summary>
internal sealed class FolderIntroductions
{
    private static readonly string[] Usual = ["readme", "index", "_index"];
    private static readonly string[] OfJekyll = ["index", "readme", "_index"];

    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <param name="paths">The paths of all notes.</param>
    /// <param name="isJekyll">Whether Jekyll's rules hold.</param>
    public FolderIntroductions(IEnumerable<string> paths, bool isJekyll)
    {
        var order = isJekyll ? OfJekyll : Usual;
        foreach (var folder in paths.Where(p => Array.IndexOf(order, NameOf(p)) >= 0).GroupBy(p => Path.GetDirectoryName(p) ?? string.Empty))
        {
            _paths.Add(folder.OrderBy(p => Array.IndexOf(order, NameOf(p))).ThenBy(p => p, StringComparer.Ordinal).First());
        }
    }

    public bool Has(string path) => _paths.Contains(path);

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
}
