namespace Deja.Site.Colouring;

/// <summary>Cuts code into pieces by a language's table, each character looked at once. Whatever stands in it, the pieces put together are the code.</summary>
internal ref struct CodeScanner
{
    private readonly ReadOnlySpan<char> _code;
    private readonly LanguageTable _table;
    private int _at;
    private bool _isLineStart = true;
    private bool _isDefinition;

    /// <summary>The last character that is no blank; 0 at the begin.</summary>
    private char _last;

    public CodeScanner(ReadOnlySpan<char> code, LanguageTable table)
    {
        _code = code;
        _table = table;
    }

    /// <summary>Takes the next piece.</summary>
    /// <returns>False at the end.</returns>
    public bool Next(out ReadOnlySpan<char> piece, out CodeToken token)
    {
        piece = default;
        token = CodeToken.Plain;
        if (_at >= _code.Length) return false;
        var start = _at;
        token = Take();
        piece = _code[start.._at];

        // A key may stand behind the mark of a list.
        if (_isLineStart && _table.KeyEnds.Length > 0 && piece.Trim("- ").IsEmpty) return true;
        foreach (var c in piece)
        {
            if (c == '\n') _isLineStart = true;
            else if (!char.IsWhiteSpace(c)) (_isLineStart, _last) = (false, c);
        }

        return true;
    }

    private CodeToken Take()
    {
        var c = _code[_at];
        if (_isLineStart && !char.IsWhiteSpace(c) && LineToken() is { } line) return line;
        foreach (var form in _table.FormsOf(c))
        {
            if (Begins(form)) return TakeForm(form);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _code.Length && char.IsAsciiDigit(_code[_at + 1]))) return TakeNumber();
        if (c == '-' && _table.HasOptions && TakeOption()) return CodeToken.Key;
        if (IsName(c)) return TakeWord();
        if (_table.VariableMarks.Contains(c, StringComparison.Ordinal) && TakeVariable()) return CodeToken.Variable;
        if (_table.MetaMarks.Contains(c, StringComparison.Ordinal) && TakeMarked()) return CodeToken.Meta;
        if (c == '/' && _table.HasPatterns && TakePattern()) return CodeToken.Quoted;
        if (c is not (' ' or '\n' or '\t')) _isDefinition &= c is '*' or '&';
        _at++;
        while (_at < _code.Length && _code[_at] is ' ' or '\t') _at++;
        return CodeToken.Plain;
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

        if (_table.KeyEnds.Length == 0) return null;
        var skipped = 0;
        while (line.Length > skipped + 1 && line[skipped] == '-' && line[skipped + 1] == ' ') skipped += 2;
        var length = KeyLength(line[skipped..]);
        if (length == 0) return null;
        if (skipped > 0)
        {
            _at += skipped;
            return CodeToken.Plain;
        }

        _at += length;
        return CodeToken.Key;
    }

    private readonly int KeyLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is '#' or ';' or '"' or '\'' or '{' or '[') return 0;
        for (var i = 1; i < line.Length; i++)
        {
            if (_table.KeyEnds.Contains(line[i], StringComparison.Ordinal) && (line[i] == '=' || i + 1 == line.Length || line[i + 1] is ' ' or '\r')) return line[..i].TrimEnd().Length;
            if (line[i] is '"' or '\'' or '#' || (line[i] == '-' && line[i - 1] == ' ')) return 0;
        }

        return 0;
    }

    private readonly bool Begins(CodeForm form)
    {
        if (!_code[_at..].StartsWith(form.Open, StringComparison.Ordinal)) return false;
        if (form.AtLineStart && !_isLineStart) return false;
        if (form.AfterBlank && _at > 0 && !char.IsWhiteSpace(_code[_at - 1]) && _code[_at - 1] is not (';' or '(' or ')')) return false;
        if (!form.IsCharacter) return true;
        return _at + 2 < _code.Length && (_code[_at + 1] == '\\' || _code[_at + 2] == '\'' || (_at + 3 < _code.Length && char.IsSurrogate(_code[_at + 1]) && _code[_at + 3] == '\''));
    }

    private CodeToken TakeForm(CodeForm form)
    {
        var wasDefinition = _isDefinition;
        _isDefinition = false;
        _at += form.Open.Length;
        var depth = 1;
        while (_at < _code.Length && depth > 0)
        {
            var c = _code[_at];
            if (c == '\n' && !form.IsLong) break;
            if (form.Escape != '\0' && c == form.Escape && _at + 1 < _code.Length)
            {
                _at += 2;
            }
            else if (form.Close is { } close && c == close[0] && _code[_at..].StartsWith(close, StringComparison.Ordinal))
            {
                _at += close.Length;
                if (form.Doubles && _code[_at..].StartsWith(close, StringComparison.Ordinal)) _at += close.Length;
                else depth--;
            }
            else if (form.Nests && _code[_at..].StartsWith(form.Open, StringComparison.Ordinal))
            {
                _at += form.Open.Length;
                depth++;
            }
            else
            {
                _at++;
            }
        }

        if (_at > _code.Length) _at = _code.Length;
        if (form.Token == CodeToken.Comment) _isDefinition = wasDefinition;
        return form.Token == CodeToken.Quoted && _table.HasStringKeys && NextVisible() == ':' ? CodeToken.Key : form.Token;
    }

    private CodeToken TakeNumber()
    {
        var isInName = _at > 0 && IsName(_code[_at - 1]);
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
        _isDefinition = false;
        return isInName ? CodeToken.Plain : CodeToken.Number;
    }

    private CodeToken TakeWord()
    {
        var start = _at;
        while (_at < _code.Length && (IsName(_code[_at]) || char.IsAsciiDigit(_code[_at]))) _at++;
        var word = _code[start.._at];
        var token = _last == '.' && _table.HasCalls ? CodeToken.Plain : _table.WordAt(word);
        if (token == CodeToken.Plain && (_isDefinition || (_table.HasCalls && _at < _code.Length && _code[_at] == '('))) token = CodeToken.Name;
        _isDefinition = token == CodeToken.Keyword && _table.Defines(word);
        return token;
    }

    private bool TakeVariable()
    {
        var at = _at + 1;
        if (at < _code.Length && _code[at] == '{')
        {
            var close = _code[at..Math.Min(_code.Length, at + 200)].IndexOfAny('}', '\n');
            if (close < 0 || _code[at + close] != '}') return false;
            _at = at + close + 1;
            return true;
        }

        while (at < _code.Length && (char.IsLetterOrDigit(_code[at]) || _code[at] == '_')) at++;
        if (at == _at + 1 && at < _code.Length && _code[at] is '?' or '!' or '#' or '@' or '*' or '$') at++;
        if (at == _at + 1) return false;
        _at = at;
        return true;
    }

    private bool TakeMarked()
    {
        var at = _at + 1;
        while (at < _code.Length && (char.IsLetterOrDigit(_code[at]) || _code[at] is '_' or '.')) at++;
        if (at == _at + 1) return false;
        _at = at;
        return true;
    }

    private bool TakePattern()
    {
        if (_last is not ('\0' or '(' or ',' or '=' or ':' or '[' or '!' or '&' or '|' or '?' or '{' or '}' or ';') || _at + 1 >= _code.Length || _code[_at + 1] is '/' or '*' or ' ') return false;
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

    private readonly bool IsName(char c) => char.IsAsciiLetter(c) || c == '_' || (c >= 128 && char.IsLetter(c)) || _table.NameCharacters.Contains(c, StringComparison.Ordinal);

    private readonly char NextVisible()
    {
        var at = _at;
        while (at < _code.Length && char.IsWhiteSpace(_code[at])) at++;
        return at < _code.Length ? _code[at] : '\0';
    }
}
