namespace Deja.Notes.Lint;

/// <summary>What else the folder of a notebook is: who else shows its notes, and where the roots of their links are.</summary>
internal sealed class SiteKind
{
    private static readonly string[] JekyllMarks = ["_config.yml", "_config.yaml", "_config.toml"];

    private static readonly string[] OtherMarks =
    [
        "hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "mkdocs.yml", "book.toml", "docusaurus.config.js", "docusaurus.config.ts",
        "_quarto.yml", ".vitepress", ".vuepress", ".eleventy.js", "eleventy.config.js", "astro.config.mjs", "antora.yml",
    ];

    // Where generators keep what is served from the site's root.
    private static readonly string[] PublicFolders = ["", "static", "public", "content", "source", "docs", "assets"];

    private SiteKind(IReadOnlyList<string> roots, bool isJekyll, bool isSite, bool isVault)
    {
        Roots = [.. roots.SelectMany(r => PublicFolders.Select(f => Path.Combine(r, f)))];
        IsJekyll = isJekyll;
        IsSite = isSite;
        IsVault = isVault;
    }

    /// <summary>The folders that a target with a leading <c>/</c> may be counted from.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>Whether Jekyll builds it, so that kramdown reads the notes and Liquid runs over them.</summary>
    public bool IsJekyll { get; }

    /// <summary>Whether any generator builds it: addresses then need not be paths of files.</summary>
    public bool IsSite { get; }

    /// <summary>Whether Obsidian or its like keeps it: <c>[[name]]</c> is then always meant as a link.</summary>
    public bool IsVault { get; }

    /// <param name="root">The notebook's folder.</param>
    /// <param name="folders">The paths of its folders.</param>
    public static SiteKind Of(string root, IEnumerable<string> folders)
    {
        var roots = RootsOf(root);
        var hasPosts = folders.Any(f => Path.GetFileName(f) == "_posts") || Path.GetFileName(root) == "_posts";

        // Hexo has Jekyll's marks, and neither kramdown nor Liquid.
        var isHexo = roots.Any(r => Directory.Exists(Path.Combine(r, "scaffolds")) || Directory.Exists(Path.Combine(r, "source", "_posts")));
        var isJekyll = !isHexo && (hasPosts || Holds(roots, JekyllMarks));
        return new SiteKind(roots, isJekyll, isJekyll || isHexo || Holds(roots, OtherMarks), Holds([root], [".obsidian", ".foam", "logseq"]));
    }

    private static bool Holds(IEnumerable<string> roots, string[] marks) =>
        roots.Any(r => marks.Any(m => Path.Combine(r, m) is var path && (File.Exists(path) || Directory.Exists(path))));

    /// <summary>The notebook's folder, and those above it up to the repository's; a <c>_posts</c> folder's site is the folder above it.</summary>
    private static List<string> RootsOf(string root)
    {
        var roots = new List<string>();
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            roots.Add(folder);
            if (Path.Exists(Path.Combine(folder, ".git"))) return roots;
        }

        return Path.GetFileName(root) is "_posts" or "_drafts" or "content" && Path.GetDirectoryName(root) is { } above ? [root, above] : [root];
    }
}
