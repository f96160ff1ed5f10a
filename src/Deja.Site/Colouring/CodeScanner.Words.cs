namespace Deja.Site.Colouring;

/// <content>Words: of the language, and names by what stands around them.</content>
internal ref partial struct CodeScanner
{
    private CodeToken TakeWord()
    {
        var start = _at;
        _at = WordEnd(_at);
        if (_at < _code.Length && _table.NameEnds.Contains(_code[_at], StringComparison.Ordinal) && _table.WordAt(_code[start..(_at + 1)]) != CodeToken.Plain) _at++;
        var word = _code[start.._at];
        var isMember = _last == '.' && _table.HasMembers;
        var known = _table.WordAt(word, out var roles);
        if (isMember) (known, roles) = (CodeToken.Plain, WordRoles.None);
        if (start > _expectedAt) _expected = CodeToken.Plain;
        var token = Named(word, known, isMember);

        // Between a type and what it is of stand the types in its brackets.
        if (start == _expectedAt || _expected == CodeToken.Plain) Expect(known, roles);
        _isLineStart = false;
        _isBehindKeyword = known == CodeToken.Keyword;
        if (_isBehindKeyword) _isHead = roles.HasFlag(WordRoles.Heads);
        _last = _code[_at - 1];
        return token;
    }

    /// <summary>What a word is by itself and by what stands around it.</summary>
    private readonly CodeToken Named(ReadOnlySpan<char> word, CodeToken known, bool isMember)
    {
        if (_table.HasTypeNames && !isMember && TypeName(word) is { } type) return type;
        if (_table.HasKeyNames && !isMember && IsKey(known)) return CodeToken.Key;
        if (known != CodeToken.Plain) return known;
        if (_expected != CodeToken.Plain && _at - word.Length == _expectedAt) return _expected;
        if (_isHead) return CodeToken.Name;
        if (_table.TypeEnd.Length > 0 && word.EndsWith(_table.TypeEnd, StringComparison.Ordinal) && !word.ContainsAnyInRange('A', 'Z')) return CodeToken.Type;
        if (_table.HasCalls && IsCall()) return CodeToken.Name;
        if (_table.HasTypedNames && Declared(out _) != CodeToken.Plain) return CodeToken.Type;
        return CodeToken.Plain;
    }

    /// <summary>Says what a name behind this word is.</summary>
    private void Expect(CodeToken known, WordRoles roles)
    {
        var isBinding = _expected == CodeToken.Variable && !_table.HasTypedNames;
        _expected = CodeToken.Plain;
        _expectedAt = Blanks(_at);
        if (known == CodeToken.Keyword)
        {
            if (roles.HasFlag(WordRoles.Defines)) _expected = CodeToken.Name;
            else if (roles.HasFlag(WordRoles.Binds)) _expected = !_table.HasFunctionVariables ? CodeToken.Variable : IsFunctionVariable() ? CodeToken.Name : CodeToken.Plain;
            else if (isBinding) _expected = CodeToken.Variable;
            if (_expected != CodeToken.Plain) return;
        }

        if (!(_table.HasDeclarations || _table.HasTypedNames) || roles.HasFlag(WordRoles.Calls)) return;
        if (!_table.HasExpressions || !(_isExpression || _parentheses > 0)) _expected = Declared(out _expectedAt);
    }

    private readonly bool IsCall()
    {
        var at = Blanks(_at);
        if (at < _code.Length && _code[at] == '<' && _table.HasTypedCalls) at = Blanks(Angles(at));
        return at < _code.Length && _code[at] == '(';
    }

    /// <summary><c>name:</c>, and <c>name?:</c> where types are told so.</summary>
    private readonly bool IsKey(CodeToken known)
    {
        if (_at >= _code.Length || _code[_at] is not (':' or '?' or ' ')) return false;
        if (_code[_at] == ':') return _at + 1 >= _code.Length || _code[_at + 1] != ':';
        var at = Blanks(_at);
        return known == CodeToken.Plain && at + 1 < _code.Length && _code[at] == '?' && _code[at + 1] == ':';
    }

    /// <summary>A name that begins with a capital is that of a type; of capitals alone, that of a constant.</summary>
    private static CodeToken? TypeName(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || !char.IsAsciiLetterUpper(word[0])) return null;
        return word.ContainsAnyInRange('a', 'z') ? CodeToken.Name : CodeToken.Variable;
    }

    /// <summary>What the name behind a type is: <c>TYPE name(</c> a function, <c>TYPE name =</c> a variable.</summary>
    private readonly CodeToken Declared(out int name)
    {
        var at = name = _at;
        if (at < _code.Length && _code[at] == '<') at = Angles(at);
        while (at < _code.Length && _code[at] is '[' or ']' or '?') at++;
        var blank = at;
        at = Blanks(at);
        if (_table.HasPointers)
        {
            while (at < _code.Length && _code[at] is '*' or '&' or ' ' or '\n') at++;
        }

        if (at == blank || at >= _code.Length || (_table.KindOf(_code[at]) & CharacterKinds.Start) == 0) return CodeToken.Plain;
        name = at;
        at = Blanks(WordEnd(at));
        if (_table.HasPointers && at + 2 < _code.Length && _code[at] == ':' && _code[at + 1] == ':') at = Blanks(WordEnd(at + 2));
        if (at < _code.Length && _code[at] == '<' && !_table.HasTypedNames) at = Blanks(Angles(at));
        if (at >= _code.Length) return CodeToken.Plain;
        if (_code[at] == '(') return CodeToken.Name;
        return _table.HasTypedNames && _code[at] == '=' && at + 1 < _code.Length && _code[at + 1] != '=' ? CodeToken.Variable : CodeToken.Plain;
    }

    /// <summary>Whether <c>name = (…) =&gt;</c> or <c>name = x =&gt;</c> stands here.</summary>
    private readonly bool IsFunctionVariable()
    {
        var at = Blanks(WordEnd(Blanks(_at)));
        if (at >= _code.Length || _code[at] != '=') return false;
        at = Blanks(at + 1);
        if (_code[at..].StartsWith("async")) at = Blanks(at + 5);
        if (at < _code.Length && _code[at] == '(')
        {
            var depth = 0;
            do
            {
                if (_code[at] == '(') depth++;
                if (_code[at] == ')') depth--;
                at++;
            }
            while (depth > 0 && at < _code.Length && depth < 4);
        }
        else
        {
            at = WordEnd(at);
        }

        return _code[Blanks(at)..].StartsWith("=>");
    }

    private readonly int WordEnd(int at)
    {
        while (at < _code.Length && (_table.KindOf(_code[at]) & CharacterKinds.Part) != 0) at++;
        return at;
    }

    private readonly int Blanks(int at)
    {
        while (at < _code.Length && _code[at] is ' ' or '\t') at++;
        return at;
    }

    /// <summary>Where the types in angle brackets end; where they begin when that are none.</summary>
    private readonly int Angles(int at)
    {
        var depth = 0;
        for (var end = at; end < _code.Length && end < at + 100; end++)
        {
            var c = _code[end];
            if (c == '<') depth++;
            if (c == '>' && --depth == 0) return end + 1;
            if (c is ';' or '{' or '}' or '(' or ')' or '=' or '"' or '\n') break;
        }

        return at;
    }
}
