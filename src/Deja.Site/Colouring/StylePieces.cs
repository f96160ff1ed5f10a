namespace Deja.Site.Colouring;

/// <summary>Style sheets: selectors, properties and their values.</summary>
internal static class StylePieces
{
    public static void Of(ReadOnlySpan<char> code, LanguageTable table, PieceSink sink)
    {
        while (!code.IsEmpty)
        {
            var blanks = code.Length - code.TrimStart().Length;
            var length = blanks > 0 ? blanks : FormLength(code, table, out _);
            if (length > 0)
            {
                sink(code[..length], blanks > 0 ? CodeToken.Plain : CodeToken.Comment);
            }
            else if (code[0] is '}' or '{' or ';')
            {
                sink(code[..++length], CodeToken.Plain);
            }
            else
            {
                length = Statement(code, table, sink);
            }

            code = code[length..];
        }
    }

    private static int Statement(ReadOnlySpan<char> code, LanguageTable table, PieceSink sink)
    {
        var length = StatementLength(code, table, out var colon);
        var statement = code[..length];
        if (code[0] == '@')
        {
            Parts(statement, StylePart.Rule, table, sink);
        }
        else if (colon <= 0 || (length < code.Length && code[length] == '{'))
        {
            Parts(statement, StylePart.Selector, table, sink);
        }
        else
        {
            var name = statement[..colon].TrimEnd();
            sink(name, table.VariableMarks.Contains(name[0], StringComparison.Ordinal) ? CodeToken.Variable : CodeToken.Key);
            Parts(statement[name.Length..], StylePart.Value, table, sink);
        }

        return length;
    }

    /// <summary>How far it is to what ends a statement, and where its first colon is.</summary>
    private static int StatementLength(ReadOnlySpan<char> code, LanguageTable table, out int colon)
    {
        colon = -1;
        var depth = 0;
        var at = 0;
        while (at < code.Length)
        {
            var c = code[at];
            if (c is '{' or '}' or ';' && depth == 0) break;
            if (c == ':' && colon < 0) colon = at;
            if (c is '(') depth++;
            if (c is ')' && depth > 0) depth--;
            if (c == '#' && at + 1 < code.Length && code[at + 1] == '{' && code[at..].IndexOf('}') is > 0 and var hole) at += hole + 1;
            else at += Math.Max(1, c is '/' or '"' or '\'' && depth == 0 ? FormLength(code[at..], table, out _) : 1);
        }

        return Math.Max(1, Math.Min(at, code.Length));
    }

    private static void Parts(ReadOnlySpan<char> text, StylePart part, LanguageTable table, PieceSink sink)
    {
        var last = '\0';
        while (!text.IsEmpty)
        {
            var length = FormLength(text, table, out var token);
            if (length == 0) length = Part(text, part, last, table, out token);
            sink(text[..length], token);
            last = text[length - 1];
            var isAddress = token == CodeToken.Builtin && text[..length].Equals("url", StringComparison.OrdinalIgnoreCase);
            text = text[length..];
            if (!isAddress || text.Length < 2 || text[1] is '"' or '\'') continue;

            // An address stands without quotes too.
            var end = text.IndexOf(')') is > 0 and var close ? close : text.Length;
            sink(text[..1], CodeToken.Plain);
            sink(text[1..end], CodeToken.Quoted);
            text = text[end..];
        }
    }

    private static int Part(ReadOnlySpan<char> text, StylePart part, char last, LanguageTable table, out CodeToken token)
    {
        var c = text[0];
        var next = text.Length > 1 ? text[1] : '\0';
        token = CodeToken.Plain;
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(next))) return Length(text, CodeToken.Number, ".%", out token);
        if (table.VariableMarks.Contains(c, StringComparison.Ordinal) && IsName(next)) return Length(text, CodeToken.Variable, string.Empty, out token);
        if (c == '@' && last == '\0') return Length(text, CodeToken.Keyword, string.Empty, out token);
        if (part == StylePart.Selector) return Selector(text, c, next, out token);
        if (c == '#' && part == StylePart.Value && char.IsAsciiHexDigit(next)) return Length(text, CodeToken.Number, string.Empty, out token);
        if (c == '!' && IsName(next)) return Length(text, CodeToken.Meta, string.Empty, out token);
        if (!IsName(c)) return 1;
        var length = Length(text, CodeToken.Plain, string.Empty, out token);
        var behind = length < text.Length ? text[length] : '\0';
        if (behind == '(' && part == StylePart.Value) token = CodeToken.Builtin;
        else if (part == StylePart.Rule) token = behind == ':' ? CodeToken.Key : text[..length] is "and" or "or" or "not" or "only" ? CodeToken.Keyword : CodeToken.Plain;
        return length;
    }

    private static int Selector(ReadOnlySpan<char> text, char c, char next, out CodeToken token)
    {
        token = CodeToken.Plain;
        if (c == '[' && text.IndexOf(']') is > 0 and var end)
        {
            token = CodeToken.Tag;
            return text[..end].IndexOfAny("\"'") is > 0 and var quote ? quote : end + 1;
        }

        if (c == ']') token = CodeToken.Tag;
        if (c is '.' or '#' or ':' && (IsName(next) || (next == ':' && c == ':'))) return Length(text, CodeToken.Tag, ":", out token);
        return IsName(c) ? Length(text, CodeToken.Tag, string.Empty, out token) : 1;
    }

    /// <summary>How long a name is, with its first character and some more that may be in it.</summary>
    private static int Length(ReadOnlySpan<char> text, CodeToken found, string more, out CodeToken token)
    {
        token = found;
        var at = 1;
        while (at < text.Length && (IsName(text[at]) || (more.Contains(text[at], StringComparison.Ordinal) && (text[at] != ':' || at == 1)))) at++;
        return at;
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || c >= 128;

    /// <summary>A comment or a string here; 0 for none.</summary>
    private static int FormLength(ReadOnlySpan<char> text, LanguageTable table, out CodeToken token)
    {
        token = CodeToken.Plain;
        foreach (var form in table.FormsOf(text[0]))
        {
            if (!text.StartsWith(form.Open)) continue;
            token = form.Token;
            return CodeScanner.FormLength(text, form, table);
        }

        return 0;
    }
}
