using Deja.Notes.FrontMatters;

namespace Deja.Notes.Configuration;

/// <summary>What Jekyll's <c>_config.yml</c> says of a site's pages, so that a blog keeps its addresses and its name; see <see href="https://jekyllrb.com/docs/configuration/"/>.</summary>
public sealed record JekyllConfiguration
{
    private static readonly string[] Files = ["_config.yml", "_config.yaml"];

    /// <summary><c>title</c>.</summary>
    public string? Title { get; private init; }

    /// <summary><c>description</c>, else <c>tagline</c>.</summary>
    public string? Description { get; private init; }

    /// <summary><c>author</c>, or its <c>name</c>.</summary>
    public string? Author { get; private init; }

    /// <summary><c>url</c> with <c>baseurl</c>; null where it is no address.</summary>
    public Uri? Url { get; private init; }

    /// <summary><c>lang</c>, else <c>locale</c>.</summary>
    public string? Language { get; private init; }

    /// <summary><c>permalink</c>: a style or a pattern.</summary>
    public string? Permalink { get; private init; }

    /// <summary>The <c>permalink</c> that <c>defaults</c> gives to posts.</summary>
    public string? PostPermalink { get; private init; }

    /// <summary>Whether <c>defaults</c> turns comments on for posts.</summary>
    public bool PostComments { get; private init; }

    /// <summary><c>exclude</c>, and what Jekyll leaves out by itself that may hold notes.</summary>
    public IReadOnlyList<string> Exclude { get; private init; } = [];

    /// <summary>Reads the file in a folder; null where there is none, or one that can't be read: it isn't ours to complain about.</summary>
    public static JekyllConfiguration? Of(string folder)
    {
        try
        {
            var file = Files.Select(f => Path.Combine(folder, f)).FirstOrDefault(File.Exists);
            return file is not null && YamlValues.Read(File.ReadAllText(file)) is { } values ? Read(values) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FrontMatterException)
        {
            return null;
        }
    }

    private static JekyllConfiguration Read(IReadOnlyDictionary<string, FrontMatterValue> values)
    {
        var posts = DefaultsOfPosts(values.GetValueOrDefault("defaults"));
        return new JekyllConfiguration
        {
            Title = Text(values, "title"),
            Description = Text(values, "description") ?? Text(values, "tagline"),
            Author = Text(values, "author") ?? (values.GetValueOrDefault("author")?.Map is { } author ? Text(author, "name") : null),
            Url = Uri.TryCreate(Text(values, "url")?.TrimEnd('/') + "/" + Text(values, "baseurl")?.Trim('/'), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null,
            Language = Text(values, "lang") ?? Text(values, "locale"),
            Permalink = Text(values, "permalink"),
            PostPermalink = Text(posts, "permalink"),
            Exclude = [.. (values.GetValueOrDefault("exclude")?.Items ?? []).Select(i => i.Text?.TrimStart('/')).OfType<string>(), "vendor/bundle", "vendor/cache", "vendor/gems", "vendor/ruby"],
            PostComments = posts.GetValueOrDefault("comments")?.Truth() ?? false,
        };
    }

    private static Dictionary<string, FrontMatterValue> DefaultsOfPosts(FrontMatterValue? defaults)
    {
        var found = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
        foreach (var item in defaults?.Items ?? [])
        {
            if (item.Map?.GetValueOrDefault("scope")?.Map is not { } scope || Text(scope, "type") is not (null or "posts") || Text(scope, "path") is not (null or "" or "_posts")) continue;
            foreach (var (key, value) in item.Map.GetValueOrDefault("values")?.Map ?? found) found[key] = value;
        }

        return found;
    }

    private static string? Text(IReadOnlyDictionary<string, FrontMatterValue> values, string key) => values.GetValueOrDefault(key)?.Text is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
