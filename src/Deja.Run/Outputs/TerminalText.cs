using System.Runtime.InteropServices;
using System.Text;

namespace Deja.Run.Outputs;

/// <summary>
/// What a block printed, made safe for a terminal: text and colours pass, and of everything else that terminals obey (titles, the clipboard, links, moves of the cursor,
/// questions that they answer) nothing is left. Bytes may be cut anywhere; one filter for each stream.
/// </summary>
public sealed class TerminalText
{
    /// <summary>Longer sequences are no colours; their rest is passed over all the same.</summary>
    private const int LongestColour = 64;

    private readonly List<byte> _sequence = [];
    private readonly List<byte> _character = [];
    private readonly List<byte> _text = [];
    private State _state;
    private int _missing;
    private bool _hasColour;

    private enum State
    {
        Text,
        Escape,
        EscapeWithBetween,
        Control,
        String,
        StringEscape,
    }

    /// <summary>What a terminal may get of some bytes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Filter(ReadOnlySpan<byte> bytes)
    {
        _text.Clear();
        foreach (var b in bytes) Take(b);
        return Written();
    }

    /// <summary>What ends a character that was cut, and a colour that is still on.</summary>
    public ReadOnlySpan<byte> End()
    {
        _text.Clear();
        Break();
        if (_hasColour) _text.AddRange("\e[0m"u8);
        (_hasColour, _state) = (false, State.Text);
        return Written();
    }

    /// <summary>A whole text without colours too, as it is compared and written down; of a line that was printed over itself (<c>\r</c>) the last state is left.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F')) return text;
        var filter = new TerminalText { IsPlain = true };
        var plain = Encoding.UTF8.GetString(filter.Filter(Encoding.UTF8.GetBytes(text)));
        return plain.Contains('\r', StringComparison.Ordinal) ? string.Join('\n', plain.Split('\n').Select(LastState)) : plain;
    }

    private bool IsPlain { get; init; }

    private ReadOnlySpan<byte> Written() => CollectionsMarshal.AsSpan(_text);

    // A later state covers the earlier one only as far as it reaches, as on a terminal.
    private static string LastState(string line)
    {
        var shown = string.Empty;
        foreach (var state in line.TrimEnd('\r').Split('\r')) shown = state.Length >= shown.Length ? state : state + shown[state.Length..];
        return shown;
    }

    private void Take(byte b)
    {
        switch (_state)
        {
            case State.Text: Text(b); break;
            case State.Escape: Escape(b); break;
            case State.EscapeWithBetween: if (b is < 0x20 or > 0x2F) Resume(b, isEnd: b is >= 0x30 and < 0x7F); break;
            case State.Control: Control(b); break;
            case State.String: if (b == 0x07) _state = State.Text; else if (b == 0x1B) _state = State.StringEscape; else if (b is 0x18 or 0x1A) _state = State.Text; break;
            case State.StringEscape: _state = State.Text; if (b != '\\') Escape(b); break;
        }
    }

    private void Text(byte b)
    {
        if (_missing > 0)
        {
            if (IsNext(b))
            {
                _character.Add(b);
                if (--_missing == 0) Whole();
                return;
            }

            Break();
        }

        if (b == 0x1B) _state = State.Escape;
        else if (b is >= 0x20 and < 0x7F or (byte)'\n' or (byte)'\t' or (byte)'\r') _text.Add(b);
        else if (b == 0x08) Back();
        else if (b >= 0x80) Begin(b);
    }

    // A backspace moves the cursor; what "man" and spinners mean by it is that the character before is gone.
    private void Back()
    {
        if (_text.Count > 0 && _text[^1] is >= 0x20 and < 0x7F) _text.RemoveAt(_text.Count - 1);
    }

    private void Begin(byte b)
    {
        _missing = b switch { >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => 0 };
        if (_missing == 0) Replace();
        else _character.Add(b);
    }

    /// <summary>Whether a byte goes on with the character: neither overlong, nor a surrogate, nor beyond Unicode (The Unicode Standard, table 3-7).</summary>
    private bool IsNext(byte b) => _character.Count > 1 ? b is >= 0x80 and <= 0xBF : _character[0] switch
    {
        0xE0 => b is >= 0xA0 and <= 0xBF,
        0xED => b is >= 0x80 and <= 0x9F,
        0xF0 => b is >= 0x90 and <= 0xBF,
        0xF4 => b is >= 0x80 and <= 0x8F,
        _ => b is >= 0x80 and <= 0xBF,
    };

    private void Whole()
    {
        // U+0080 to U+009F are the same controls in one character (U+009B begins a sequence as ESC [ does), and U+202A and the like turn the line's direction around.
        var bytes = _character.ToArray();
        _character.Clear();
        if (bytes is [0xC2, >= 0x80 and <= 0x9F] || IsDirection(bytes)) return;
        _text.AddRange(bytes);
    }

    private static bool IsDirection(byte[] bytes) => bytes is [0xE2, 0x80, >= 0xAA and <= 0xAE] or [0xE2, 0x81, >= 0xA6 and <= 0xA9];

    private void Break()
    {
        if (_missing > 0) Replace();
        _missing = 0;
        _character.Clear();
    }

    private void Replace() => _text.AddRange("\uFFFD"u8);

    private void Escape(byte b)
    {
        _sequence.Clear();
        _state = b switch
        {
            (byte)'[' => State.Control,
            (byte)']' or (byte)'P' or (byte)'X' or (byte)'^' or (byte)'_' => State.String,
            >= 0x20 and <= 0x2F => State.EscapeWithBetween,
            0x1B => State.Escape,
            _ => State.Text,
        };
        if (b is (byte)'\n' or (byte)'\r') Text(b);
    }

    private void Control(byte b)
    {
        if (b is >= 0x20 and <= 0x3F)
        {
            if (_sequence.Count < LongestColour) _sequence.Add(b);
            return;
        }

        // "ESC [ … m" with numbers alone; one with ">" or "?" before them sets how keys are told.
        if (b == 'm' && !IsPlain && _sequence.Count < LongestColour && _sequence.TrueForAll(c => c is >= (byte)'0' and <= (byte)'9' or (byte)';' or (byte)':'))
        {
            _text.AddRange([0x1B, (byte)'[', .. _sequence, (byte)'m']);
            _hasColour = _sequence.Exists(c => c is not ((byte)'0' or (byte)';'));
        }

        Resume(b, isEnd: b is >= 0x40 and < 0x7F);
    }

    /// <summary>Text again; a byte that belongs to no sequence is looked at as such.</summary>
    private void Resume(byte b, bool isEnd)
    {
        _state = State.Text;
        if (!isEnd) Text(b);
    }
}
