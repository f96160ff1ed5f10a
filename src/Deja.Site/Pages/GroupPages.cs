using Deja.Site.Catalogue;
using Deja.Site.Html;

namespace Deja.Site.Pages;

/// <summary>The pages of notes that have a word in common, and the page of all such words.</summary>
internal static class GroupPages
{
    /// <summary>The notes by word; words that differ in case alone are one, spelt as the first note has it.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<SiteNote> Notes)> Of(SiteContents site, Func<SiteNote, IReadOnlyList<string>> words) =>
        site.Labelled.SelectMany(n => words(n).Select(w => (Word: w, Note: n)))
            .GroupBy(p => Addresses.SiteAddress.Slug(p.Word), StringComparer.Ordinal)
            .Select(g => (g.Select(p => p.Word).Min(StringComparer.Ordinal)!, (IReadOnlyList<SiteNote>)[.. g.Select(p => p.Note).Distinct()]))
            .OrderBy(g => g.Item1, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Item1, StringComparer.Ordinal);

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
