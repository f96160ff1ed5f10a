namespace Deja.Site.Colouring;

/// <summary>Cuts code into pieces by a language's table. Whatever stands in it, the pieces put together are the code.</summary>
internal ref partial struct CodeScanner
{
    private readonly ReadOnlySpan<char> _code;
    private readonly LanguageTable _table;
    private int _at;
    private bool _isLineStart = true;

    /// <summary>The last character that is no blank; 0 at the begin.</summary>
    private char _last;

    /// <summary>What the name at <see cref="_expectedAt"/> is, if it is no word of the language.</summary>
    private CodeToken _expected;

    private int _expectedAt;

    /// <summary>Whether the last word was one of the language.</summary>
    private bool _isBehindKeyword;

    /// <summary>Whether this is the head of a type, in which every name is that of a type.</summary>
    private bool _isHead;

    /// <summary>Whether nothing can be defined here: behind <c>=</c>.</summary>
    private bool _isExpression;

    /// <summary>How many parentheses are open since the last brace.</summary>
    private int _parentheses;

    /// <summary>Whether the text of a document within a script comes next.</summary>
    private bool _isHereDocument;

    /// <summary>The forms that are open, the innermost last; null before there was any.</summary>
    private Frame[]? _frames;

    private int _depth;

    public CodeScanner(ReadOnlySpan<char> code, LanguageTable table)
    {
        _code = code;
        _table = table;
    }

    /// <summary>Takes the next piece.</summary>
    /// <returns>False at the end.</returns>
    public bool Next(out ReadOnlySpan<char> piece, out CodeToken token)
    {
        var start = _at;
        token = CodeToken.Plain;
        if (_at < _code.Length) token = _depth > 0 && _frames![_depth - 1].IsText ? TakeText() : Take();
        piece = _code[start.._at];
        return _at > start;
    }

    private CodeToken Take()
    {
        var c = _code[_at];
        var kind = _table.KindOf(c);
        if (_isHereDocument) return Taken(TakeHereDocument());
        if (_isLineStart && _table.HasLineTokens && !char.IsWhiteSpace(c) && LineToken() is { } line) return Taken(line);
        if ((kind & CharacterKinds.Form) != 0)
        {
            foreach (var form in _table.FormsOf(c))
            {
                if (Begins(form)) return TakeForm(form);
            }
        }

        if ((kind & CharacterKinds.Mark) != 0 && TakeMarked(c) is { } marked) return Taken(marked);
        if ((kind & CharacterKinds.Start) != 0) return TakeWord();
        TakePlain();
        return CodeToken.Plain;
    }

    private CodeToken Taken(CodeToken token)
    {
        _isLineStart = false;
        _isBehindKeyword = false;
        _last = _code[_at - 1];
        return token;
    }

    /// <summary>Takes what needs no colour, up to what may need one.</summary>
    private void TakePlain()
    {
        const CharacterKinds end = CharacterKinds.Start | CharacterKinds.Form | CharacterKinds.Mark;
        do
        {
            var c = _code[_at++];
            if (c == '\n')
            {
                _isLineStart = true;
                if (_table.HasLineTokens) return;
            }
            else if (c is not (' ' or '\t' or '\r'))
            {
                _isLineStart = false;
                Follow(c);
                _last = c;
                if (_depth > 0 && EndsHole(c)) return;
            }
        }
        while (_at < _code.Length && (_table.KindOf(_code[_at]) & end) == 0);
    }

    /// <summary>What a character without colour says of what may follow it.</summary>
    private void Follow(char c)
    {
        _isBehindKeyword = false;
        switch (c)
        {
            case '(':
                _parentheses++;
                _isHead = false;
                break;
            case ')':
                if (_parentheses > 0) _parentheses--;
                break;
            case '{' or '}' or ';':
                (_isExpression, _isHead) = (false, false);
                if (c != ';') _parentheses = 0;
                break;
            case '=':
                (_isExpression, _isHead) = (true, false);
                break;
        }
    }
}
