namespace Deja.Site.Colouring;

/// <content>Comments and strings, and what stands within them.</content>
internal ref partial struct CodeScanner
{
    // Deeper ones are text: input may not decide how much memory it takes.
    private const int MostFrames = 16;

    private readonly bool Begins(CodeForm form)
    {
        if (form.Open.Length > 1 && !_code[_at..].StartsWith(form.Open, StringComparison.Ordinal)) return false;
        if (form.AtLineStart && !_isLineStart) return false;
        if (form.Behind is not null) return false;
        if (form.AfterBlank && _at > 0 && !char.IsWhiteSpace(_code[_at - 1]) && _code[_at - 1] is not (';' or '(' or ')')) return false;
        if (!form.IsCharacter) return true;
        return _at + 2 < _code.Length && (_code[_at + 1] == '\\' || _code[_at + 2] == '\'' || (_at + 3 < _code.Length && char.IsSurrogate(_code[_at + 1]) && _code[_at + 3] == '\''));
    }

    /// <summary>How long a comment or a string is that begins a text.</summary>
    public static int FormLength(ReadOnlySpan<char> code, CodeForm form, LanguageTable table)
    {
        var scanner = new CodeScanner(code, table) { _at = form.Open.Length };
        scanner.Close(form);
        return scanner._at;
    }

    private CodeToken TakeForm(CodeForm form)
    {
        var start = _at;
        _at += form.Open.Length;
        if (form.IsMixed && _depth < MostFrames)
        {
            _frames ??= new Frame[MostFrames];
            _frames[_depth++] = new Frame(form) { IsText = true };
            return TakeText(start);
        }

        Close(form);
        if (form.Token == CodeToken.Comment || _code[start.._at].IsWhiteSpace()) return form.Token;
        Taken(form.Token);
        return form.Token == CodeToken.Quoted && _table.HasStringKeys && NextVisible() == ':' ? CodeToken.Key : form.Token;
    }

    /// <summary>Goes to the end of what is open.</summary>
    private void Close(CodeForm form)
    {
        var depth = 1;
        while (depth > 0)
        {
            var length = form.Ends.Length == 0 ? -1 : _code[_at..].IndexOfAny(form.Ends);
            if (length < 0)
            {
                _at = _code.Length;
                return;
            }

            _at += length;
            if (_code[_at] == '\n' && !form.IsLong) return;
            depth += Step(form);
        }
    }

    /// <summary>Passes over what stands here.</summary>
    /// <returns>-1 where the form ended, 1 where another of it begins.</returns>
    private int Step(CodeForm form)
    {
        var c = _code[_at];
        if (form.Escape != '\0' && c == form.Escape)
        {
            _at = Math.Min(_at + 2, _code.Length);
            return 0;
        }

        if (form.Close is { } close && c == close[0] && _code[_at..].StartsWith(close, StringComparison.Ordinal))
        {
            _at += close.Length;
            if (!form.Doubles || !_code[_at..].StartsWith(close, StringComparison.Ordinal)) return -1;
            _at += close.Length;
            return 0;
        }

        if (form.Nests && _code[_at..].StartsWith(form.Open, StringComparison.Ordinal))
        {
            _at += form.Open.Length;
            return 1;
        }

        _at++;
        return 0;
    }

    private CodeToken TakeText() => TakeText(_at);

    /// <summary>Goes on with the text of a form, up to its end or to what stands within it.</summary>
    private CodeToken TakeText(int start)
    {
        var frame = _frames![_depth - 1];
        var form = frame.Form;
        while (_at < _code.Length)
        {
            if (_code[_at] == '\n' && !form.IsLong)
            {
                _depth--;
                break;
            }

            if (Within(form, start) is { } token) return token;
            if (Step(form) >= 0) continue;
            _depth--;
            break;
        }

        return _at > start ? Taken(form.Token) : Take();
    }

    /// <summary>What stands within a form here; its text so far where there is some.</summary>
    private CodeToken? Within(CodeForm form, int start)
    {
        var c = _code[_at];
        if (form.Hole is { } hole && c == hole[0] && _code[_at..].StartsWith(hole, StringComparison.Ordinal))
        {
            if (hole.Length == 1 && _at + 1 < _code.Length && _code[_at + 1] == c)
            {
                _at++;
                return null;
            }

            if (_at > start) return Taken(form.Token);
            _at += hole.Length;
            _frames![_depth - 1] = new Frame(form);
            return Taken(CodeToken.Plain);
        }

        if (form.HasVariables && _table.VariableMarks.Contains(c, StringComparison.Ordinal) && VariableLength() is > 0 and var length)
        {
            if (_at > start) return Taken(form.Token);
            _at += length;
            return Taken(CodeToken.Variable);
        }

        return form.HasParts ? Part(form, start, c) : null;
    }

    private CodeToken? Part(CodeForm form, int start, char c)
    {
        var kind = _table.KindOf(c);
        if ((kind & CharacterKinds.Form) != 0)
        {
            foreach (var inner in _table.FormsOf(c))
            {
                if (inner.Token == form.Token || !(inner.Behind is { } word ? _code[..start].TrimEnd().EndsWith(word) || _code[start.._at].TrimEnd().EndsWith(word) : Begins(inner))) continue;
                return _at > start ? Taken(form.Token) : TakeForm(inner);
            }
        }

        if ((kind & CharacterKinds.Start) == 0) return null;
        var end = _at + 1;
        while (end < _code.Length && (_table.KindOf(_code[end]) & CharacterKinds.Part) != 0) end++;
        if (!form.Knows(_code[_at..end]))
        {
            _at = end - 1;
            return null;
        }

        if (_at > start) return Taken(form.Token);
        _at = end;
        return Taken(CodeToken.Keyword);
    }

    /// <summary>Counts the braces of the code within a string.</summary>
    /// <returns>True where it ended.</returns>
    private readonly bool EndsHole(char c)
    {
        ref var frame = ref _frames![_depth - 1];
        var open = frame.Form.Hole![^1];
        if (c == open) frame.Braces++;
        if (c != (open == '(' ? ')' : '}')) return false;
        if (frame.Braces-- > 0) return false;
        frame.IsText = true;
        return true;
    }

    /// <summary>A form that is open: its text is read, or the code in a hole of it.</summary>
    private struct Frame(CodeForm form)
    {
        public CodeForm Form { get; } = form;

        public bool IsText { get; set; }

        public int Braces { get; set; }
    }
}
