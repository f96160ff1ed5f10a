using System.Globalization;
using System.Text;
using System.Xml;
using Deja.Site.Catalogue;

namespace Deja.Site.Pages;

/// <summary>The newest notes as an Atom feed (RFC 4287), where the site's own address is known.</summary>
internal sealed class FeedFile : IPageKind
{
    public const string Address = "/feed.xml";

    /// <summary>How many notes it has.</summary>
    public const int Newest = 20;
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public IEnumerable<SitePage> Of(SiteContents site) => site.Settings.Url is null ? [] : [new SitePage(Address, () => Write(site))];

    private static string Write(SiteContents site)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, CheckCharacters = false, OmitXmlDeclaration = true }))
        {
            var notes = site.Newest.Where(n => n.Date.Year > 1).Take(Newest).ToList();
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("title", Namespace, site.Settings.Title);
            xml.WriteElementString("id", Namespace, site.Settings.Whole("/"));
            Link(xml, site.Settings.Whole("/")!, "alternate");
            Link(xml, site.Settings.Whole(Address)!, "self");
            xml.WriteElementString("updated", Namespace, Time(notes.Count > 0 ? notes[0].Date : DateTimeOffset.UnixEpoch));
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, site.Settings.Author ?? site.Settings.Title);
            xml.WriteEndElement();
            foreach (var note in notes) Entry(xml, site, note);
            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static void Entry(XmlWriter xml, SiteContents site, SiteNote note)
    {
        var address = site.Settings.Whole(note.Address)!;
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("title", Namespace, Clean(note.Title));
        xml.WriteElementString("id", Namespace, address);
        Link(xml, address, "alternate");
        xml.WriteElementString("published", Namespace, Time(note.Date));
        xml.WriteElementString("updated", Namespace, Time(note.Date));
        foreach (var tag in note.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", Clean(tag));
            xml.WriteEndElement();
        }

        if ((note.Description ?? site.Body(note, note.Address)?.Excerpt) is { Length: > 0 } summary) xml.WriteElementString("summary", Namespace, Clean(summary));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string address, string relation)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    // XML 1.0 has no place for most control characters, even escaped.
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
