namespace Deja.Site.Colouring;

/// <summary>Text with tags: HTML, XML, SVG; scripts and styles within are coloured by their own languages.</summary>
internal static class MarkupPieces
{
    public static void Of(ReadOnlySpan<char> code, PieceSink sink)
    {
        while (!code.IsEmpty)
        {
            var open = code.IndexOf('<');
            if (open != 0)
            {
                var text = open < 0 ? code : code[..open];
                Text(text, sink);
                code = code[text.Length..];
                continue;
            }

            var length = code.StartsWith("<!--") ? Through(code, "-->") : code.StartsWith("<![CDATA[") ? Through(code, "]]>") : 0;
            if (length > 0)
            {
                sink(code[..length], code[2] == '-' ? CodeToken.Comment : CodeToken.Quoted);
                code = code[length..];
                continue;
            }

            code = code[Tag(code, sink, out var name)..];
            if (name is "script" or "style") code = code[Inner(code, name, sink)..];
        }
    }

    /// <summary>Text, with the characters in it that are written by their names.</summary>
    private static void Text(ReadOnlySpan<char> text, PieceSink sink)
    {
        while (text.IndexOf('&') is >= 0 and var at)
        {
            var end = at + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#')) end++;
            var isEntity = end > at + 1 && end < text.Length && text[end] == ';';
            sink(text[..at], CodeToken.Plain);
            end = isEntity ? end + 1 : at + 1;
            sink(text[at..end], isEntity ? CodeToken.Variable : CodeToken.Plain);
            text = text[end..];
        }

        sink(text, CodeToken.Plain);
    }

    private static int Inner(ReadOnlySpan<char> code, string name, PieceSink sink)
    {
        var end = code.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        if (end < 0) end = code.Length;
        if (end > 0) Pieces.Of(code[..end], CodeLanguages.Find(name == "script" ? "javascript" : "css")!, sink);
        return end;
    }

    private static int Tag(ReadOnlySpan<char> code, PieceSink sink, out string? opened)
    {
        opened = null;
        var at = 1;
        if (at < code.Length && code[at] is '/' or '!' or '?') at++;
        var name = at;
        while (at < code.Length && IsName(code[at])) at++;
        if (at == name)
        {
            sink(code[..1], CodeToken.Plain);
            return 1;
        }

        if (name == 1) opened = code[name..at].ToString().ToLowerInvariant();
        var isDeclaration = code[1] is '!' or '?';
        sink(code[..name], isDeclaration ? CodeToken.Meta : CodeToken.Plain);
        sink(code[name..at], isDeclaration ? CodeToken.Meta : CodeToken.Tag);
        while (at < code.Length && code[at] != '>')
        {
            var start = at;
            var token = isDeclaration ? CodeToken.Meta : CodeToken.Plain;
            if (code[at] is '"' or '\'')
            {
                var close = code[(at + 1)..].IndexOf(code[at]);
                at = close < 0 ? code.Length : at + close + 2;
                token = CodeToken.Quoted;
            }
            else if (IsName(code[at]))
            {
                while (at < code.Length && IsName(code[at])) at++;
                token = isDeclaration ? (code[1] == '!' ? CodeToken.Keyword : CodeToken.Meta) : code[start - 1] == '=' ? CodeToken.Quoted : CodeToken.Key;
            }
            else
            {
                at++;
            }

            sink(code[start..at], token);
        }

        if (at < code.Length) sink(code.Slice(at++, 1), isDeclaration ? CodeToken.Meta : CodeToken.Plain);
        return at;
    }

    private static int Through(ReadOnlySpan<char> code, string end) => code.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : code.Length;

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or ':' or '.' or '@' or '#' or '%';
}
