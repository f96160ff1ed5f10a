using Deja.Notes;
using Deja.Notes.Configuration;
using Deja.Site.Addresses;
using Deja.Site.Words;

namespace Deja.Site.Settings;

/// <summary>What decides how a site looks and where its pages stand: <c>deja.yml</c>, else what a Jekyll site says of itself, else what suits most.</summary>
public sealed record SiteSettings
{
    /// <summary>The site's name.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, in a sentence; null where nobody said.</summary>
    public string? Description { get; init; }

    /// <summary>Who writes it; null where nobody said.</summary>
    public string? Author { get; init; }

    /// <summary>Where it will be, ending in a slash; null where nobody said: then there is no feed and no sitemap, whose addresses must be whole.</summary>
    public Uri? Url { get; init; }

    /// <summary>The language of notes that say none.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Where posts stand: notes in Jekyll's <c>_posts</c>, or all notes where <c>deja.yml</c> says a permalink.</summary>
    public Permalink Posts { get; init; } = Permalink.Plain;

    /// <summary>Where other notes stand.</summary>
    public Permalink Others { get; init; } = Permalink.Plain;

    /// <summary>Words and where they lead, beside the site's name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Navigation { get; init; } = [];

    /// <summary>giscus's settings by name; empty where no page has comments.</summary>
    public IReadOnlyDictionary<string, string> Comments { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether posts have comments unless they say no.</summary>
    public bool PostComments { get; init; }

    /// <summary>Whether pages can be searched.</summary>
    public bool HasSearch { get; init; } = true;

    /// <summary>The folder of the notebook's own theme, from its root; null where it has none.</summary>
    public string? Theme { get; init; }

    /// <summary>Notes and folders that have no pages, see <see cref="ExcludedNotes"/>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether drafts, notes that are not published, and those of a later date are shown, with a mark.</summary>
    public bool ShowsDrafts { get; init; }

    /// <summary>Whether Jekyll's rules for folders (<c>_posts</c>, <c>_drafts</c>) hold.</summary>
    public bool IsJekyll { get; init; }

    /// <summary>Where a file stands in full.</summary>
    /// <param name="address">From the site's root, beginning with a slash.</param>
    /// <returns>The whole address; null where the site's own is not known.</returns>
    public string? Whole(string address) => Url is null ? null : Url.AbsoluteUri.TrimEnd('/') + SiteAddress.Escape(address);

    /// <summary>Whether notes have the same addresses under other settings.</summary>
    public bool IsLike(SiteSettings other) => other.Posts == Posts && other.Others == Others && other.IsJekyll == IsJekyll && other.Exclude.SequenceEqual(Exclude);

    /// <summary>Reads a notebook's settings.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folders">Its folders' paths from the root.</param>
    /// <exception cref="ConfigurationException"><c>deja.yml</c> can't be read or says what it may not.</exception>
    public static SiteSettings Of(Notebook notebook, IEnumerable<string> folders)
    {
        var own = NotebookConfiguration.Of(notebook).Site;
        var isJekyll = folders.Any(f => f == "_posts" || f.EndsWith("/_posts", StringComparison.Ordinal)) || File.Exists(Path.Combine(notebook.Root, "_config.yml"));
        var jekyll = isJekyll ? JekyllConfiguration.Of(notebook.Root) : null;
        var permalink = own.Permalink ?? jekyll?.PostPermalink ?? jekyll?.Permalink;
        return new SiteSettings
        {
            Title = own.Title ?? jekyll?.Title ?? Path.GetFileName(notebook.Root),
            Description = own.Description ?? jekyll?.Description,
            Author = own.Author ?? jekyll?.Author,
            Url = WithSlash(own.Url ?? jekyll?.Url),
            Language = own.Language ?? jekyll?.Language ?? TextLanguage.Of($"{own.Title ?? jekyll?.Title} {own.Description ?? jekyll?.Description}") ?? "en",
            Posts = permalink is not null ? Permalink.Parse(permalink) : isJekyll ? Permalink.Date : Permalink.Plain,
            Others = own.Permalink is { } all && !isJekyll ? Permalink.Parse(all) : isJekyll && jekyll?.Permalink is null ? Permalink.Files : Permalink.Plain,
            Navigation = own.Navigation,
            Comments = own.Comments,
            HasSearch = own.HasSearch,
            Theme = own.Theme,
            Exclude = [.. own.Exclude, .. jekyll?.Exclude ?? []],
            PostComments = jekyll?.PostComments ?? false,
            IsJekyll = isJekyll,
        };
    }

    private static Uri? WithSlash(Uri? url) => url is null ? null : new Uri(url.AbsoluteUri.TrimEnd('/') + "/");
}
