using System.Buffers;

namespace Deja.Site.Html;

/// <summary>Which addresses a note may lead to.</summary>
internal static class AllowedLinks
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel", "ftp", "obsidian"];
    private static readonly string[] Pictures = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"];

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    /// <summary>Whether an address has a scheme that runs nothing, or none.</summary>
    public static bool IsAllowed(string address, bool isPicture)
    {
        // A browser passes over blanks and control characters within a scheme.
        var plain = string.Concat(address.Where(c => c > ' ' && !char.IsControl(c) && !char.IsWhiteSpace(c)));
        var end = plain.AsSpan().IndexOfAny("/?#");
        var colon = (end < 0 ? plain : plain[..end]).IndexOf(':', StringComparison.Ordinal);

        // What stands before the colon and is no scheme (RFC 3986, 3.1) is none for a browser either.
        if (colon <= 0 || !char.IsAsciiLetter(plain[0]) || plain.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters) || plain.StartsWith(Deja.Notes.Markup.NoteLink.PostScheme, StringComparison.Ordinal)) return true;
        return Schemes.Contains(plain[..colon].ToLowerInvariant()) || (isPicture && Pictures.Any(p => plain.StartsWith(p, StringComparison.OrdinalIgnoreCase)));
    }
}
