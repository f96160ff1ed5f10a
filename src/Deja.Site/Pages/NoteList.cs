using System.Globalization;
using System.Text;
using Deja.Site.Addresses;
using Deja.Site.Catalogue;
using Deja.Site.Html;
using Deja.Site.Words;

namespace Deja.Site.Pages;

/// <summary>Lists of notes, as the pages of the site show them.</summary>
internal static class NoteList
{
    public static void Write(StringBuilder html, IEnumerable<SiteNote> notes, RelativeLinks links, SiteWords words)
    {
        html.Append("<ul class=\"notes\">\n");
        foreach (var note in notes)
        {
            html.Append("<li>");
            Day(html, note.Date);
            html.Link(links.To(note.Address), note.Title.Length == 0 ? words.Untitled : note.Title);
            Mark(html, note.Mark, words);
            if (note.Description is not null) html.Append("<p>").Text(note.Description).Append("</p>");
            html.Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    /// <summary>A day, where there is one.</summary>
    public static void Day(StringBuilder html, DateTimeOffset date)
    {
        if (date.Year <= 1) return;
        var day = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        html.Append("<time datetime=\"").Append(day).Append("\">").Append(day).Append("</time> ");
    }

    /// <summary>Why a note that is shown would be kept out of a build.</summary>
    public static void Mark(StringBuilder html, NoteMark mark, SiteWords words)
    {
        if (mark == NoteMark.None) return;
        html.Append(" <span class=\"mark\">").Text(mark switch { NoteMark.Draft => words.Draft, NoteMark.Unpublished => words.Unpublished, _ => words.Future }).Append("</span>");
    }
}
