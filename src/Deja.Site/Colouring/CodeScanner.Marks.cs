namespace Deja.Site.Colouring;

/// <content>What a mark begins: numbers, variables, annotations, patterns, options, documents within a script.</content>
internal ref partial struct CodeScanner
{
    private CodeToken? TakeMarked(char c)
    {
        if (IsNumber(c)) return TakeNumber();
        if (_table.VariableMarks.Contains(c, StringComparison.Ordinal) && VariableLength() is > 0 and var length)
        {
            _at += length;
            return CodeToken.Variable;
        }

        if (c == '-' && _table.HasOptions && TakeOption()) return CodeToken.Key;
        if (_table.MetaMarks.Contains(c, StringComparison.Ordinal) && TakeAnnotation()) return CodeToken.Meta;
        if (c == '/' && _table.HasPatterns && TakePattern()) return CodeToken.Quoted;
        return c == '<' && _table.HasHereDocuments && BeginHereDocument() ? CodeToken.Plain : null;
    }

    private readonly bool IsNumber(char c)
    {
        if (char.IsAsciiDigit(c)) return true;
        var next = _at + 1 < _code.Length ? _code[_at + 1] : '\0';
        if (c == '.') return char.IsAsciiDigit(next);
        return c == '-' && _table.HasSigns && (char.IsAsciiDigit(next) || (next == '.' && _at + 2 < _code.Length && char.IsAsciiDigit(_code[_at + 2])));
    }

    private CodeToken TakeNumber()
    {
        var isInName = _at > 0 && (_table.KindOf(_code[_at - 1]) & CharacterKinds.Part) != 0;
        if (_code[_at] == '-') _at++;
        var start = _at;
        while (_at < _code.Length)
        {
            var c = _code[_at];
            if (char.IsAsciiLetterOrDigit(c) || c == '_') _at++;
            else if (c == '.' && _at + 1 < _code.Length && char.IsAsciiDigit(_code[_at + 1]) && _code[_at - (_at > start ? 1 : 0)] != '.') _at++;
            else if (c is '+' or '-' && _at > start && _code[_at - 1] is 'e' or 'E' && !_code[start..].StartsWith("0x", StringComparison.OrdinalIgnoreCase)) _at++;
            else break;
        }

        if (_at == start) _at++;
        return isInName ? CodeToken.Plain : CodeToken.Number;
    }

    private readonly int VariableLength()
    {
        var at = _at + 1;
        if (at < _code.Length && _code[at] == '{') return BracedLength(at);
        while (at < _code.Length && (char.IsLetterOrDigit(_code[at]) || _code[at] == '_')) at++;
        if (at == _at + 1 && _code[_at] == '$' && at < _code.Length && _code[at] is '?' or '!' or '#' or '@' or '*' or '$') at++;
        return at == _at + 1 ? 0 : at - _at;
    }

    /// <summary><c>${…}</c>, with others within.</summary>
    private readonly int BracedLength(int at)
    {
        var depth = 0;
        for (var end = at; end < _code.Length && end < at + 200 && _code[end] != '\n'; end++)
        {
            if (_code[end] == '{') depth++;
            if (_code[end] == '}' && --depth == 0) return end + 1 - _at;
        }

        return 0;
    }

    private bool TakeAnnotation()
    {
        var at = _at + 1;
        while (at < _code.Length && (char.IsLetterOrDigit(_code[at]) || _code[at] is '_' or '.')) at++;
        if (at == _at + 1) return false;
        _at = at;
        return true;
    }

    private bool TakePattern()
    {
        if (!(_isBehindKeyword || _last is '\0' or '(' or ',' or '=' or ':' or '[' or '!' or '&' or '|' or '?' or '{' or '}' or ';') || _at + 1 >= _code.Length || _code[_at + 1] is '/' or '*' or ' ') return false;
        var isInSet = false;
        for (var at = _at + 1; at < _code.Length && _code[at] != '\n'; at++)
        {
            var c = _code[at];
            if (c is '[' or ']') isInSet = c == '[';
            if (c == '\\') at++;
            if (c != '/' || isInSet) continue;
            at++;
            while (at < _code.Length && char.IsAsciiLetter(_code[at])) at++;
            _at = at;
            return true;
        }

        return false;
    }

    private bool TakeOption()
    {
        if (_at > 0 && !char.IsWhiteSpace(_code[_at - 1])) return false;
        var at = _at;
        while (at < _code.Length && (char.IsAsciiLetterOrDigit(_code[at]) || _code[at] is '-' or '_')) at++;
        if (at - _at < 2 || !_code[_at..at].ContainsAnyInRange('A', 'z')) return false;
        _at = at;
        return true;
    }

    /// <summary><c>&lt;&lt;WORD</c>, not <c>&lt;&lt;&lt;</c>: the marks, behind which the document comes.</summary>
    private bool BeginHereDocument()
    {
        if (_last == '<' || !_code[_at..].StartsWith("<<")) return false;
        var at = _at + 2;
        if (at < _code.Length && _code[at] == '-') at++;
        at = Blanks(at);
        if (at >= _code.Length || !(char.IsAsciiLetter(_code[at]) || _code[at] is '_' or '\'' or '"')) return false;
        _at = at;
        return _isHereDocument = true;
    }

    private CodeToken TakeHereDocument()
    {
        _isHereDocument = false;
        var rest = _code[_at..];
        var name = rest[(rest[0] is '\'' or '"' ? 1 : 0)..];
        var length = 0;
        while (length < name.Length && (char.IsAsciiLetterOrDigit(name[length]) || name[length] == '_')) length++;
        name = name[..length];
        while (_at < _code.Length)
        {
            var end = _code[_at..].IndexOf('\n');
            if (end < 0) break;
            _at += end + 1;
            var line = _code[_at..].TrimStart('\t').TrimStart(' ');
            if (!line.StartsWith(name) || (line.Length > name.Length && line[name.Length] is not ('\n' or '\r'))) continue;
            _at = _code.Length - line.Length + name.Length;
            return CodeToken.Quoted;
        }

        _at = _code.Length;
        return CodeToken.Quoted;
    }

    /// <summary>What only the begin of a line can be: a section, a key.</summary>
    private CodeToken? LineToken()
    {
        var rest = _code[_at..];
        var end = rest.IndexOf('\n');
        var line = end < 0 ? rest : rest[..end];
        if (_table.HasSections && line[0] == '[' && line.TrimEnd().EndsWith("]"))
        {
            _at += line.TrimEnd().Length;
            return CodeToken.Tag;
        }

        if (_table.KeyEnds.Length == 0 || KeyLength(line) is not (> 0 and var length)) return null;
        _at += length;
        return CodeToken.Key;
    }

    private readonly int KeyLength(ReadOnlySpan<char> line)
    {
        if (line[0] is '#' or ';' or '"' or '\'' or '{' or '[') return 0;
        for (var i = 1; i < line.Length; i++)
        {
            if (_table.KeyEnds.Contains(line[i], StringComparison.Ordinal) && (line[i] == '=' || i + 1 == line.Length || line[i + 1] is ' ' or '\r')) return line[..i].TrimEnd().Length;
            if (line[i] is '"' or '\'' or '#' || (line[i] == '-' && line[i - 1] == ' ')) return 0;
        }

        return 0;
    }

    private readonly char NextVisible()
    {
        var at = _at;
        while (at < _code.Length && char.IsWhiteSpace(_code[at])) at++;
        return at < _code.Length ? _code[at] : '\0';
    }
}
