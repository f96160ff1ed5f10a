using System.Buffers;
using System.Text;

namespace Deja.Site.Runs;

/// <summary>
/// Text that was printed to a terminal as HTML: colours as spans, and a line that is printed over itself (<c>\r</c>) as its last state. The lines that are finished grow at their end;
/// the one that is being printed is told anew.
/// </summary>
internal sealed class TerminalLines
{
    /// <summary>A longer line is finished where it is.</summary>
    private const int LongestLine = 8192;

    private const int LongestSequence = 64;

    private static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789;:");

    private readonly List<(char Character, TextStyle Style)> _line = [];
    private readonly StringBuilder _sequence = new();
    private readonly TextStyle[] _styles = [default, new TextStyle { IsError = true }];
    private int _column;

    /// <summary>The finished lines.</summary>
    public StringBuilder Finished { get; } = new();

    /// <summary>The line that is not.</summary>
    public string Last { get; private set; } = string.Empty;

    /// <summary>Prints.</summary>
    public void Write(ReadOnlySpan<char> text, bool isError)
    {
        ref var style = ref _styles[isError ? 1 : 0];
        foreach (var c in text)
        {
            if (_sequence.Length > 0) style = InSequence(c, style);
            else if (c == '\e') _sequence.Append(c);
            else if (c == '\n') Finish(withEnd: true);
            else if (c == '\r') _column = 0;
            else if (c >= ' ' || c == '\t') Put(c, style);
        }

        Last = Html();
    }

    private TextStyle InSequence(char c, TextStyle style)
    {
        _sequence.Append(c);
        if (_sequence.Length == 2 && c == '[') return style;
        if (_sequence.Length > 2 && _sequence.Length < LongestSequence && c is < '@' or > '~') return style;

        // Only colours are obeyed; anything else is as good as not printed.
        var codes = c == 'm' && _sequence.Length > 2 ? _sequence.ToString(2, _sequence.Length - 3) : null;
        _sequence.Clear();
        return codes is null || codes.AsSpan().ContainsAnyExcept(Numbers) ? style : style.After(codes);
    }

    private void Put(char c, TextStyle style)
    {
        if (_column < _line.Count) _line[_column] = (c, style);
        else _line.Add((c, style));
        _column++;
        if (_column >= LongestLine && !char.IsHighSurrogate(c)) Finish(withEnd: false);
    }

    private void Finish(bool withEnd)
    {
        Finished.Append(Html());
        if (withEnd) Finished.Append('\n');
        _line.Clear();
        _column = 0;
    }

    private string Html()
    {
        if (_line.Count == 0) return string.Empty;
        var html = new StringBuilder();
        var run = new StringBuilder();
        for (var i = 0; i < _line.Count; i++)
        {
            run.Append(_line[i].Character);
            if (i + 1 < _line.Count && _line[i + 1].Style == _line[i].Style) continue;
            _line[i].Style.Append(html, run.ToString());
            run.Clear();
        }

        return html.ToString();
    }
}
