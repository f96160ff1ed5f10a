using System.Text;

namespace Deja.Notes.Blocks;

/// <summary>Reads <c>key=value</c> lists: values bare, in quotes, or left out.</summary>
internal static class DirectiveReader
{
    private const string Opening = "deja:";

    /// <summary>The text behind <c>deja:</c> in an HTML comment; null for any other HTML.</summary>
    public static string? TextOf(string html)
    {
        var text = html.AsSpan().Trim();
        if (!text.StartsWith("<!--") || !text.EndsWith("-->") || text.Length < 7) return null;
        var inner = text[4..^3].Trim();
        return inner.StartsWith(Opening, StringComparison.OrdinalIgnoreCase) ? inner[Opening.Length..].Trim().ToString() : null;
    }

    /// <summary>The keys in order; a bare word is a key with an empty value.</summary>
    public static Dictionary<string, string> Keys(ReadOnlySpan<char> text)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == ',')
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && text[at] != '=' && !char.IsWhiteSpace(text[at])) at++;
            var key = text[start..at].ToString();
            var value = string.Empty;
            if (at < text.Length && text[at] == '=')
            {
                at++;
                value = Value(text, ref at);
            }

            if (key.Length > 0) keys[key] = value;
        }

        return keys;
    }

    /// <summary>Whether a value can stand in a comment: nothing in it ends the comment or the line.</summary>
    public static bool CanWrite(string value) => !value.Contains("--", StringComparison.Ordinal) && value.AsSpan().IndexOfAny('>', '\r', '\n') < 0;

    /// <summary>A value as <see cref="Keys"/> reads it back, in quotes where it needs them.</summary>
    public static string Write(string value)
    {
        var isBare = value.Length > 0 && !value.Any(c => char.IsWhiteSpace(c) || c is '"' or '\'' or ',' or '\\');
        return isBare ? value : $"\"{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    private static string Value(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length) return string.Empty;
        var start = at;
        if (text[at] is not ('"' or '\''))
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            return text[start..at].ToString();
        }

        var quote = text[at++];
        var value = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length && (text[at + 1] == quote || text[at + 1] == '\\')) at++;
            value.Append(text[at++]);
        }

        at++;
        return value.ToString();
    }
}
