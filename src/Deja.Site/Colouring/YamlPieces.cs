using System.Buffers;
using System.Globalization;

namespace Deja.Site.Colouring;

/// <summary>YAML, whose lines say by their depth what they belong to.</summary>
internal static class YamlPieces
{
    private static readonly SearchValues<char> MarkEnds = SearchValues.Create(" \r\n,]}");

    public static void Of(ReadOnlySpan<char> code, LanguageTable table, PieceSink sink)
    {
        while (!code.IsEmpty)
        {
            var line = Line(code);
            code = code[line.Length..];
            var indent = line.Length - line.TrimStart(' ').Length;
            if (line.StartsWith("---") || line.StartsWith("..."))
            {
                sink(line[..3], CodeToken.Meta);
                indent = 3;
            }

            if (!Content(line, indent, table, sink)) continue;
            var length = BlockLength(code, indent);
            sink(code[..length], CodeToken.Quoted);
            code = code[length..];
        }
    }

    /// <summary>A line behind its indent.</summary>
    /// <returns>Whether a text begins that its next lines hold.</returns>
    private static bool Content(ReadOnlySpan<char> line, int start, LanguageTable table, PieceSink sink)
    {
        if (!line.StartsWith("---")) sink(line[..start], CodeToken.Plain);
        var rest = line[start..];
        while (rest.Length > 1 && rest[0] == '-' && rest[1] is ' ' or '\n' or '\r')
        {
            sink(rest[..1], CodeToken.Meta);
            rest = Blanks(rest[1..], sink);
        }

        var key = KeyLength(rest);
        sink(rest[..key], CodeToken.Key);
        rest = Blanks(rest[key..], sink);
        if (!rest.IsEmpty && rest[0] is '|' or '>' && rest.Trim().Length < 4)
        {
            sink(rest, CodeToken.Quoted);
            return true;
        }

        var depth = 0;
        while (!rest.IsEmpty)
        {
            var length = Value(rest, ref depth, table, out var token);
            if (token == CodeToken.Quoted && rest[0] is '"' or '\'') Text(rest[..length], sink);
            else sink(rest[..length], token);
            rest = Blanks(rest[length..], sink);
        }

        return false;
    }

    private static int Value(ReadOnlySpan<char> rest, ref int depth, LanguageTable table, out CodeToken token)
    {
        token = CodeToken.Plain;
        switch (rest[0])
        {
            case '#':
                token = CodeToken.Comment;
                return rest.TrimEnd().Length;
            case '[' or ']' or '{' or '}' when !rest.StartsWith("{{"):
                depth += rest[0] is '[' or '{' ? 1 : -1;
                return 1;
            case ',' when depth > 0:
                return 1;
            case '"' or '\'':
                token = CodeToken.Quoted;
                return QuotedLength(rest);
            case '&' or '*' or '!':
                token = rest[0] == '!' ? CodeToken.Type : CodeToken.Meta;
                return rest.IndexOfAny(MarkEnds) is > 0 and var end ? end : rest.Length;
        }

        var key = depth > 0 ? KeyLength(rest) : 0;
        var length = key > 0 ? key : ScalarLength(rest, depth);
        token = key > 0 ? CodeToken.Key : OfScalar(rest[..length], table);
        return length;
    }

    private static CodeToken OfScalar(ReadOnlySpan<char> text, LanguageTable table)
    {
        if (table.WordAt(text) is not CodeToken.Plain and var known) return known;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || text.StartsWith("0x")
            || (char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Contains('-'));
        return isNumber ? CodeToken.Number : CodeToken.Quoted;
    }

    /// <summary>A text in quotes, with the variables of a template in it.</summary>
    private static void Text(ReadOnlySpan<char> text, PieceSink sink)
    {
        while (text.IndexOf("{{") is >= 0 and var open && text[open..].IndexOf("}}") is >= 0 and var length)
        {
            sink(text[..open], CodeToken.Quoted);
            sink(text.Slice(open, length + 2), CodeToken.Variable);
            text = text[(open + length + 2)..];
        }

        sink(text, CodeToken.Quoted);
    }

    /// <summary>A key with its colon; 0 where there is none.</summary>
    private static int KeyLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is '#' or '{' or '[' or '&' or '!' or '|' or '>' or '%') return 0;
        var start = text[0] is '"' or '\'' ? QuotedLength(text) : 0;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == ':' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))) return i + 1;
            if (text[i] is '\n' or ',' or '"' or '{' or '[' || (start > 0 && text[i] != ' ') || (text[i] == '#' && i > 0 && text[i - 1] == ' ')) return 0;
        }

        return 0;
    }

    private static int ScalarLength(ReadOnlySpan<char> text, int depth)
    {
        var end = 0;
        while (end < text.Length && text[end] != '\n' && !(depth > 0 && text[end] is ',' or ']' or '}') && !(text[end] == '#' && end > 0 && text[end - 1] == ' ')) end++;
        return Math.Max(1, text[..end].TrimEnd().Length);
    }

    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[0] == '"') i++;
            else if (text[i] == text[0]) return i + 1;
        }

        return text.TrimEnd('\n').Length is > 0 and var length ? length : 1;
    }

    /// <summary>How far the lines go that are deeper than the one that began them.</summary>
    private static int BlockLength(ReadOnlySpan<char> code, int indent)
    {
        var length = 0;
        while (length < code.Length)
        {
            var line = Line(code[length..]);
            if (!line.IsWhiteSpace() && line.Length - line.TrimStart(' ').Length <= indent) break;
            length += line.Length;
        }

        return length;
    }

    private static ReadOnlySpan<char> Blanks(ReadOnlySpan<char> text, PieceSink sink)
    {
        var rest = text.TrimStart();
        if (rest.Length < text.Length) sink(text[..^rest.Length], CodeToken.Plain);
        return rest;
    }

    private static ReadOnlySpan<char> Line(ReadOnlySpan<char> code) => code.IndexOf('\n') is >= 0 and var end ? code[..(end + 1)] : code;
}
