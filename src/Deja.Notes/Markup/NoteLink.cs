using System.Buffers;

namespace Deja.Notes.Markup;

/// <summary>What the target of a link in a note may be.</summary>
public static class NoteLink
{
    /// <summary>Stands before the name of a post that <c>{% post_url %}</c> links to.</summary>
    public const string PostScheme = "post:";

    // RFC 3986, 3.1.
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

    private static readonly string[] Pictures = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico"];

    /// <summary>Whether a path names a picture by its ending.</summary>
    public static bool IsPicture(ReadOnlySpan<char> path)
    {
        var extension = Path.GetExtension(path);
        foreach (var known in Pictures)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>A path from the notebook's root without <c>.</c> and <c>..</c>; null when it leads out of the notebook.</summary>
    public static string? Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    /// <summary>Whether a target leads out of the notebook: it has a scheme (<c>https:</c>, <c>mailto:</c>) or a host (<c>//…</c>).</summary>
    public static bool IsExternal(string target)
    {
        if (target.StartsWith("//", StringComparison.Ordinal)) return true;
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && !target.StartsWith(PostScheme, StringComparison.Ordinal)
            && char.IsAsciiLetter(target[0]) && target.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }
}
