namespace Deja.Site.Html;

/// <summary>Reads one tag of raw HTML by the letter of its grammar (HTML, 13.1.2): what is not exactly a tag is none.</summary>
internal ref struct RawTagReader(ReadOnlySpan<char> html)
{
    private const int MostAttributes = 50;

    private readonly ReadOnlySpan<char> _html = html;
    private int _at;

    /// <summary>The element's name, in lower case.</summary>
    public string Name { get; private set; } = string.Empty;

    public bool IsClosing { get; private set; }

    /// <summary>Attributes in order, the first of each name, names in lower case, entities resolved; an empty value where there is none.</summary>
    public List<KeyValuePair<string, string>> Attributes { get; } = [];

    /// <summary>Reads the tag that begins the text.</summary>
    /// <returns>Its length; 0 where there is none.</returns>
    public int Read()
    {
        if (_html.Length < 3 || _html[0] != '<') return 0;
        _at = 1;
        IsClosing = _html[_at] == '/';
        if (IsClosing) _at++;
        var start = _at;
        while (_at < _html.Length && (char.IsAsciiLetterOrDigit(_html[_at]) || _html[_at] == '-')) _at++;
        if (_at == start || !char.IsAsciiLetter(_html[start])) return 0;
        Name = _html[start.._at].ToString().ToLowerInvariant();
        while (true)
        {
            var blank = SkipBlank();
            if (_at >= _html.Length) return 0;
            if (_html[_at] == '>') return _at + 1;
            if (_html[_at] == '/')
            {
                _at++;
                continue;
            }

            if (!blank && _html[_at - 1] != '/') return 0;
            if (Attributes.Count >= MostAttributes || !ReadAttribute()) return 0;
        }
    }

    private bool ReadAttribute()
    {
        var start = _at;
        while (_at < _html.Length && !char.IsWhiteSpace(_html[_at]) && _html[_at] is not ('"' or '\'' or '>' or '/' or '=' or '<')) _at++;
        if (_at == start) return false;
        var name = _html[start.._at].ToString().ToLowerInvariant();
        var end = _at;
        SkipBlank();
        var value = string.Empty;
        if (_at < _html.Length && _html[_at] == '=')
        {
            _at++;
            SkipBlank();
            if (!ReadValue(out value)) return false;
        }
        else
        {
            _at = end;
        }

        if (!Attributes.Any(a => a.Key == name)) Attributes.Add(new(name, System.Net.WebUtility.HtmlDecode(value)));
        return true;
    }

    private bool ReadValue(out string value)
    {
        value = string.Empty;
        if (_at >= _html.Length) return false;
        if (_html[_at] is '"' or '\'')
        {
            var length = _html[(_at + 1)..].IndexOf(_html[_at]);
            if (length < 0) return false;
            value = _html.Slice(_at + 1, length).ToString();
            _at += length + 2;
            return true;
        }

        var start = _at;
        while (_at < _html.Length && !char.IsWhiteSpace(_html[_at]) && _html[_at] is not ('"' or '\'' or '>' or '=' or '<' or '`')) _at++;
        value = _html[start.._at].ToString();
        return _at > start;
    }

    private bool SkipBlank()
    {
        var start = _at;
        while (_at < _html.Length && char.IsWhiteSpace(_html[_at])) _at++;
        return _at > start;
    }
}
