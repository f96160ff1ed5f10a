using Deja.Notes.FrontMatters;

namespace Deja.Notes.Configuration;

/// <summary>What <c>deja.yml</c> says about the pages that are made of a notebook.</summary>
public sealed record SiteConfiguration
{
    /// <summary>The keys that there are.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["title", "description", "author", "url", "language", "permalink", "navigation", "comments", "search", "theme", "exclude"];

    /// <summary>The languages that a page's own words are there in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh"];

    /// <summary>What comments by giscus want.</summary>
    private static readonly string[] CommentKeys = ["repo", "repo-id", "category", "category-id", "mapping"];

    /// <summary><c>title</c>; null where it isn't said.</summary>
    public string? Title { get; init; }

    /// <summary><c>description</c>: what the notebook is about, in a sentence; null where it isn't said.</summary>
    public string? Description { get; init; }

    /// <summary><c>author</c>; null where it isn't said.</summary>
    public string? Author { get; init; }

    /// <summary><c>url</c>: where the site will be, such as <c>https://example.org/notes</c>; null where it isn't said.</summary>
    public Uri? Url { get; init; }

    /// <summary><c>language</c>: that of the notes, as in <c>en</c> or <c>zh-CN</c>; null where it isn't said.</summary>
    public string? Language { get; init; }

    /// <summary><c>permalink</c>: a style (<c>pretty</c>, <c>date</c>) or a pattern (<c>/:year/:title/</c>); null where it isn't said.</summary>
    public string? Permalink { get; init; }

    /// <summary><c>navigation</c>: words and where they lead, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Navigation { get; init; } = [];

    /// <summary><c>comments</c>: giscus's settings by name; empty where there are none.</summary>
    public IReadOnlyDictionary<string, string> Comments { get; init; } = new Dictionary<string, string>();

    /// <summary><c>search</c>: whether pages can be searched.</summary>
    public bool HasSearch { get; init; } = true;

    /// <summary><c>theme</c>: the folder of the notebook's own theme, from its root with <c>/</c>; null where it isn't said.</summary>
    public string? Theme { get; init; }

    /// <summary><c>exclude</c>: notes and folders that have no pages, from the root with <c>/</c>; may have <c>*</c> and <c>**</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Takes what concerns the site from a file's keys.</summary>
    /// <exception cref="ConfigurationException">A value is not what its key wants.</exception>
    internal static SiteConfiguration Of(IReadOnlyDictionary<string, FrontMatterValue> values) => new()
    {
        Title = values.TextOf("title"),
        Description = values.TextOf("description"),
        Author = values.TextOf("author"),
        Url = UrlOf(values),
        Language = LanguageOf(values),
        Permalink = values.TextOf("permalink"),
        Navigation = Pairs(values, "navigation", "wants words and where they lead on each line below it, such as 'About: /about/'"),
        Comments = CommentsOf(values),
        HasSearch = SearchOf(values),
        Theme = ThemeOf(values),
        Exclude = ExcludeOf(values),
    };

    private static Uri? UrlOf(IReadOnlyDictionary<string, FrontMatterValue> values)
    {
        if (values.TextOf("url") is not { } url) return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0) return uri;
        throw new ConfigurationException(values["url"].Line - 1, $"'url' wants an address such as https://example.org/notes, not '{url}'");
    }

    private static string? ThemeOf(IReadOnlyDictionary<string, FrontMatterValue> values)
    {
        if (values.TextOf("theme") is not { } theme) return null;
        if (theme.Length > 0 && theme.TrimEnd('/').Split('/').All(p => p.Length > 0 && p != "." && p != "..") && !theme.Contains('\\', StringComparison.Ordinal)) return theme.TrimEnd('/');
        throw new ConfigurationException(values["theme"].Line - 1, $"'theme' wants a folder of the notebook, such as themes/mine, not '{theme}'");
    }

    private static IReadOnlyList<string> ExcludeOf(IReadOnlyDictionary<string, FrontMatterValue> values)
    {
        if (!values.TryGetValue("exclude", out var value)) return [];
        IReadOnlyList<FrontMatterValue> items = value.Items ?? [value];
        if (items.FirstOrDefault(i => i.Text is not { Length: > 0 } path || path[0] == '/' || path.Contains('\\', StringComparison.Ordinal) || path.Split('/').Contains("..")) is { } wrong) throw new ConfigurationException(wrong.Line - 1, $"'exclude' wants files and folders of the notebook, such as drafts/ or '*.tmp.md', not '{wrong.Text}'");
        return [.. items.Select(i => i.Text!)];
    }

    private static bool SearchOf(IReadOnlyDictionary<string, FrontMatterValue> values)
    {
        if (!values.TryGetValue("search", out var value)) return true;
        return value.Truth() ?? throw new ConfigurationException(value.Line - 1, $"'search' wants true or false, not '{value.Text}'");
    }

    private static string? LanguageOf(IReadOnlyDictionary<string, FrontMatterValue> values)
    {
        if (values.TextOf("language") is not { } language) return null;
        if (language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return language;
        throw new ConfigurationException(values["language"].Line - 1, $"'language' wants a tag such as en or zh-CN, not '{language}'");
    }

    private static Dictionary<string, string> CommentsOf(IReadOnlyDictionary<string, FrontMatterValue> values)
    {
        var given = Pairs(values, "comments", $"wants giscus's settings on the lines below it: {string.Join(", ", CommentKeys)}").ToDictionary(StringComparer.Ordinal);
        if (given.Keys.FirstOrDefault(k => !CommentKeys.Contains(k)) is { } unknown) throw new ConfigurationException(values["comments"].Line - 1, $"'comments' has no '{unknown}'; it has {string.Join(", ", CommentKeys)}");
        return given;
    }

    private static List<KeyValuePair<string, string>> Pairs(IReadOnlyDictionary<string, FrontMatterValue> values, string key, string wanted)
    {
        if (!values.TryGetValue(key, out var value)) return [];
        if (value.Map is not { } map) throw new ConfigurationException(value.Line - 1, $"'{key}' {wanted}");
        return [.. map.Select(p => KeyValuePair.Create(p.Key, p.Value.Text ?? throw new ConfigurationException(p.Value.Line - 1, $"'{key}' {wanted}")))];
    }
}
