using System.Text;
using Deja.Site.Html;
using Deja.Site.Words;

namespace Deja.Site.Runs;

/// <summary>Puts the script that runs blocks into a page, with its words: only pages for who may run have it.</summary>
internal static class RunScriptTag
{
    /// <param name="html">The page.</param>
    /// <param name="language">That of its own words.</param>
    /// <param name="script">The script's address.</param>
    /// <param name="mathStyle">The address of the stylesheet of math, which a block may show where its note has none.</param>
    public static byte[] Put(byte[] html, string language, string script, string mathStyle)
    {
        var at = html.AsSpan().IndexOf("</head>"u8);
        if (at < 0) return html;
        var tag = new StringBuilder();
        if (html.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Path.GetFileName(mathStyle))) < 0) tag.Append("<link rel=\"stylesheet\" href=\"").Text(mathStyle).Append("\">\n");
        tag.Append("<script src=\"").Text(script).Append('"');
        foreach (var (name, word) in RunWords.Of(language)) tag.Append(" data-").Append(name).Append("=\"").Text(word).Append('"');
        tag.Append(" defer></script>\n");
        return [.. html.AsSpan(0, at), .. Encoding.UTF8.GetBytes(tag.ToString()), .. html.AsSpan(at)];
    }
}
