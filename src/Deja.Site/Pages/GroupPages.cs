using Deja.Site.Catalogue;
using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>The pages of notes that have a word in common, and the page of all such words.</summary>
internal static class GroupPages
{
    /// <summary>The notes by word; words that differ in case alone are one, spelt as the first in the order of characters: capitals come before small letters.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<SiteNote> Notes)> Of(SiteContents site, Func<SiteNote, IReadOnlyList<string>> words)
    {
        var groups = new Dictionary<string, (string Name, List<SiteNote> Notes)>(StringComparer.Ordinal);
        var slugs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in site.Labelled)
        {
            foreach (var word in words(note))
            {
                if (!slugs.TryGetValue(word, out var slug)) slugs[word] = slug = Addresses.SiteAddress.Slug(word);
                if (!groups.TryGetValue(slug, out var group)) groups[slug] = group = (word, []);
                else if (string.CompareOrdinal(word, group.Name) < 0) groups[slug] = group with { Name = word };

                // A note may have the same word in two spellings.
                if (group.Notes.Count == 0 || !ReferenceEquals(group.Notes[^1], note)) group.Notes.Add(note);
            }
        }

        return groups.Values.OrderBy(g => g.Name, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Name, StringComparer.Ordinal).Select(g => (g.Name, (IReadOnlyList<SiteNote>)g.Notes));
    }

    public static SitePage Page(SiteContents site, string address, string kind, string name, IReadOnlyList<SiteNote> notes) =>
        new(address, () => PageFrame.Write(site, new PageHead(address, $"{kind}: {name}"), (html, links) =>
        {
            html.Append("<div class=\"page\">\n<h1><small>").Text(kind).Append("</small> ").Text(name).Append("</h1>\n");
            NoteList.Write(html, notes, links, site.Words);
            html.Append("</div>\n");
        }));

    public static SitePage Index(SiteContents site, string address, string kind, IReadOnlyList<(string Name, IReadOnlyList<SiteNote> Notes)> groups, Func<string, string> addressOf) =>
        new(address, () => PageFrame.Write(site, new PageHead(address, kind), (html, links) =>
        {
            html.Append("<div class=\"page\">\n<h1>").Text(kind).Append("</h1>\n<ul class=\"groups\">\n");
            foreach (var (name, notes) in groups) html.Append("<li>").Link(links.To(addressOf(name)), name).Append(" <small>").Append(notes.Count).Append("</small></li>\n");
            html.Append("</ul>\n</div>\n");
        }));
}
