using System.Globalization;
using System.Text;
using System.Text.Json;
using Deja.Site.Settings;

namespace Deja.Site.Pages;

/// <summary>A note as JSON-LD (<see href="https://schema.org/TechArticle"/>), for search engines. It is data: no browser runs it.</summary>
internal static class LinkedData
{
    public static string Of(SiteSettings settings, PageHead head, string whole)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", "TechArticle");
            json.WriteString("headline", head.Title);
            json.WriteString("url", whole);
            if (head.Description is not null) json.WriteString("description", head.Description);
            if (head.Date is { Year: > 1 } date) json.WriteString("datePublished", date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            if (head.Tags.Count > 0) json.WriteString("keywords", string.Join(", ", head.Tags));
            if (settings.Author is not null)
            {
                json.WriteStartObject("author");
                json.WriteString("@type", "Person");
                json.WriteString("name", settings.Author);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // The writer escapes <, > and & as \u003C and so on, so nothing in it ends the element.
        return $"<script type=\"application/ld+json\">{Encoding.UTF8.GetString(stream.ToArray())}</script>\n";
    }
}
