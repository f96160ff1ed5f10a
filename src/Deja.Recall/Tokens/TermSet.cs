using System.Text;

namespace Deja.Recall.Tokens;

/// <summary>
/// The distinct terms of one entry as one text for FTS5, each once and parted by spaces. Reused from entry to entry and made without a string
/// a term: the first indexing of a large notebook adds a hundred million.
/// </summary>
internal sealed class TermSet
{
    /// <summary>Stands before a term of the heading, which FTS5's ascii tokenizer takes as a letter.</summary>
    public const char HeadingMark = '\u02B0';

    private int[] _slots = new int[1024];
    private readonly List<(int Start, int Length, int Hash)> _terms = [];
    private char[] _text = new char[8192];
    private int _used;

    public void Clear()
    {
        // One huge entry must not make every later one pay for a huge table.
        if (_slots.Length > 8192) _slots = new int[1024];
        else Array.Clear(_slots);
        _terms.Clear();
        _used = 0;
    }

    /// <summary>Adds the terms of a text, and when it is a heading each with the mark as well.</summary>
    public void AddText(ReadOnlySpan<char> text, bool isHeading = false)
    {
        var sink = new Sink(this, isHeading);
        Tokenizer.Run(text, ref sink);
    }

    /// <summary>The terms in UTF-8; valid until the next change.</summary>
    public int WriteTo(ref byte[] buffer)
    {
        var most = Encoding.UTF8.GetMaxByteCount(_used);
        if (buffer.Length < most) buffer = new byte[most];
        return Encoding.UTF8.GetBytes(_text.AsSpan(0, _used), buffer);
    }

    private void Add(ReadOnlySpan<char> term, bool isMarked)
    {
        var length = term.Length + (isMarked ? 1 : 0);
        if (_used + length + 1 > _text.Length) Array.Resize(ref _text, _text.Length * 2);
        var target = _text.AsSpan(_used, length);
        if (isMarked) target[0] = HeadingMark;
        term.CopyTo(target[(length - term.Length)..]);
        if (!Claim(target)) return;
        _used += length;
        _text[_used++] = ' ';
    }

    private bool Claim(ReadOnlySpan<char> term)
    {
        var hash = unchecked((int)2166136261);
        foreach (var c in term) hash = (hash ^ c) * 16777619;
        if (_terms.Count * 2 >= _slots.Length) Grow();
        for (var slot = hash & (_slots.Length - 1); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var at = _slots[slot] - 1;
            if (at < 0)
            {
                _terms.Add((_used, term.Length, hash));
                _slots[slot] = _terms.Count;
                return true;
            }

            var known = _terms[at];
            if (known.Hash == hash && _text.AsSpan(known.Start, known.Length).SequenceEqual(term)) return false;
        }
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < _terms.Count; i++)
        {
            var slot = _terms[i].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    private readonly struct Sink(TermSet terms, bool isHeading) : ITokenSink
    {
        public void Add(ReadOnlySpan<char> term, TokenKind kind, int start, int length)
        {
            terms.Add(term, false);
            if (isHeading) terms.Add(term, true);
        }
    }
}
