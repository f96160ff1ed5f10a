using System.Globalization;
using System.Text;

namespace Deja.Site.Addresses;

/// <summary>
/// Addresses of pages, from the site's root and beginning with a slash, not escaped: <c>/linux/ports/</c>. Whatever a permalink, a tag or a file's name
/// holds, an address stays below the root and its parts are names that every file system takes.
/// </summary>
public static class SiteAddress
{
    private const int LongestPart = 150;
    private const int MostParts = 40;

    // Reserved by Windows in file names, or with a meaning in addresses.
    private const string Refused = "<>:\"|?*\\%#";

    /// <summary>Makes an address of what was given: no part is <c>.</c> or <c>..</c>, none is hidden, none holds what a file's name can't.</summary>
    public static string Clean(string address)
    {
        var parts = address.Split('/').Select(Part).Where(p => p.Length > 0).Take(MostParts).ToList();
        var isFolder = address.EndsWith('/') || parts.Count == 0;
        return "/" + string.Join('/', parts) + (isFolder && parts.Count > 0 ? "/" : string.Empty);
    }

    /// <summary>A part of an address from any words: <c>C# tips</c> becomes <c>c-tips</c>, Chinese is kept; <c>-</c> where nothing is left.</summary>
    public static string Slug(string words)
    {
        var slug = new StringBuilder();
        foreach (var rune in words.Trim().ToLowerInvariant().Replace("#", "sharp", StringComparison.Ordinal).Replace("++", "pp", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '.' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) slug.Append(rune);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-', '.');
        return text.Length == 0 ? "-" : Cut(text);
    }

    /// <summary>The file, from the folder that a site is written to, that shows an address.</summary>
    public static string FileOf(string address)
    {
        var path = address.TrimStart('/');
        if (path.Length == 0 || path[^1] == '/') return path + "index.html";
        return Path.HasExtension(path) ? path : path + ".html";
    }

    /// <summary>Written as a link wants it: percent signs for all but letters, digits and a few marks.</summary>
    public static string Escape(string address) => string.Join('/', address.Split('/').Select(Uri.EscapeDataString));

    private static string Part(string part)
    {
        var clean = new StringBuilder(part.Length);
        foreach (var c in part.Trim().Normalize(NormalizationForm.FormC))
        {
            if (c == ' ') clean.Append('-');
            else if (!char.IsControl(c) && !Refused.Contains(c, StringComparison.Ordinal)) clean.Append(c);
        }

        // A leading dot hides; a trailing one is dropped by Windows. What the site has of its own stands at /-/.
        var text = clean.ToString().Trim('.');
        return text == "-" ? "_" : Cut(text);
    }

    private static string Cut(string text) => text.Length <= LongestPart ? text : text[..(char.IsHighSurrogate(text[LongestPart - 1]) ? LongestPart - 1 : LongestPart)];
}
