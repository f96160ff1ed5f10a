using Deja.Notes;
using Deja.Notes.FrontMatters;
using Deja.Site.Addresses;
using Deja.Site.Settings;
using Deja.Site.Words;

namespace Deja.Site.Catalogue;

/// <summary>Makes a note's place in the catalogue from its head.</summary>
/// <param name="settings">The site's.</param>
/// <param name="introductions">The notes that introduce their folders.</param>
internal sealed class NoteCataloguer(SiteSettings settings, FolderIntroductions introductions)
{
    /// <param name="path">The note's path.</param>
    /// <param name="head">Its head.</param>
    /// <param name="text">Its whole text: it may show its language.</param>
    public SiteNote Of(string path, NoteHead head, string text)
    {
        var front = head.FrontMatter;
        var folder = Path.GetDirectoryName(path)?.Replace('\\', '/') ?? string.Empty;
        var name = Path.GetFileNameWithoutExtension(path);
        var isPost = settings.IsJekyll && IsIn(folder, "_posts");
        var date = head.Date ?? default;
        var categories = CategoriesOf(front, folder, isPost);
        var isIndex = introductions.Has(path) && !isPost;
        var shownFolder = string.Join('/', folder.Split('/').Where(f => f is not ("_posts" or "_drafts")));
        return new SiteNote(path, head.Title, AddressOf(front, new PermalinkParts(isPost ? string.Empty : shownFolder, name, SlugOf(front, name), date, isPost ? categories : []), isPost, isIndex, shownFolder))
        {
            Date = date,
            HasOwnDate = head.Date is not null,
            Description = front.Description,
            Language = front.Lang ?? OtherLanguage(text),
            Tags = front.Tags,
            Categories = categories,
            Aliases = AliasesOf(front),

            // Obsidian's aliases are names, Hugo's are addresses.
            RedirectFrom = [.. front.RedirectFrom.Concat(AliasesOf(front).Where(a => a.StartsWith('/'))).Where(r => !r.Contains("://", StringComparison.Ordinal)).Select(r => SiteAddress.Clean("/" + r))],
            Mark = MarkOf(front, folder, date, head.Date is not null),
            Comments = front.Values.GetValueOrDefault("comments")?.Truth(),
            MediaFolder = (front.Values.GetValueOrDefault("media_subpath") ?? front.Values.GetValueOrDefault("img_path"))?.Text,
            IsIndex = isIndex,
            IsPost = isPost,
        };
    }

    private string AddressOf(FrontMatter front, PermalinkParts parts, bool isPost, bool isIndex, string folder)
    {
        // Hugo calls it url.
        if ((front.Permalink ?? front.Values.GetValueOrDefault("url")?.Text) is { Length: > 0 } own && !own.Contains("://", StringComparison.Ordinal)) return SiteAddress.Clean(own.Contains(':', StringComparison.Ordinal) ? new Permalink("/" + own.TrimStart('/')).Fill(parts) : "/" + own);
        if (isIndex) return SiteAddress.Clean($"/{folder}/");
        return SiteAddress.Clean((isPost ? settings.Posts : settings.Others).Fill(parts));
    }

    private List<string> CategoriesOf(FrontMatter front, string folder, bool isPost)
    {
        // Jekyll takes the folders above _posts for categories, too.
        var above = isPost ? folder.Split('/').TakeWhile(f => f != "_posts").Where(f => f.Length > 0) : [];
        var named = above.Concat(front.Categories).Distinct(StringComparer.Ordinal).ToList();
        if (named.Count > 0 || settings.IsJekyll || folder.Length == 0) return named;
        return [folder.Split('/')[0]];
    }

    private static NoteMark MarkOf(FrontMatter front, string folder, DateTimeOffset date, bool hasOwnDate)
    {
        if (!front.Published) return NoteMark.Unpublished;
        if (front.Draft || IsIn(folder, "_drafts")) return NoteMark.Draft;

        // A date without a time begins a day early somewhere on Earth.
        return hasOwnDate && date > DateTimeOffset.UtcNow.AddDays(1) ? NoteMark.Future : NoteMark.None;
    }

    private static bool IsIn(string folder, string name) => folder.Split('/').Contains(name);

    private static string SlugOf(FrontMatter front, string name)
    {
        if (front.Values.GetValueOrDefault("slug")?.Text is { Length: > 0 } slug) return slug;
        return name.Length > 11 && DateOnly.TryParseExact(name[..10], "yyyy-MM-dd", out _) && name[10] == '-' ? name[11..] : name;
    }

    /// <summary>What the text's script shows, where the site's own language is none of it: <c>zh-TW</c> says more than <c>zh</c>.</summary>
    private string? OtherLanguage(string text) =>
        TextLanguage.Of(text) is { } shown && !settings.Language.StartsWith(shown, StringComparison.OrdinalIgnoreCase) ? shown : null;

    private static List<string> AliasesOf(FrontMatter front)
    {
        var aliases = new List<string>();
        foreach (var key in new[] { "alias", "aliases" })
        {
            if (front.Values.GetValueOrDefault(key) is { } value) aliases.AddRange(value.Text is { } one ? [one.Trim()] : value.Words());
        }

        return aliases;
    }
}
