using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Deja.Host.Secrets;

/// <summary>
/// Puts <c>***</c> in the place of secrets in a stream of bytes, however it is cut into pieces: a line is passed on when it is whole. Secrets are what
/// has a known form or is named as one (<see cref="SecretPatterns"/>), private keys, and the values of environment variables that are named as one.
/// </summary>
public sealed class SecretMask
{
    private const string Mask = "***";

    /// <summary>A longer line is passed on in parts, cut between words.</summary>
    private const int LongestLine = 64 * 1024;

    /// <summary>Shorter values of variables are words that may stand anywhere.</summary>
    private const int ShortestValue = 8;

    private readonly ArrayBufferWriter<byte> _held = new();
    private readonly List<string> _values;
    private readonly SearchValues<string>? _anyValue;
    private char[] _text = [];
    private bool _isInKey;

    /// <param name="values">Secrets themselves, such as <see cref="OfEnvironment"/>.</param>
    public SecretMask(IEnumerable<string> values)
    {
        // The longest first: one may be the beginning of another.
        _values = [.. values.SelectMany(v => v.Split('\n', '\r')).Where(v => v.Length >= ShortestValue).Select(AsBytes).Distinct().OrderByDescending(v => v.Length)];
        if (_values.Count > 0) _anyValue = SearchValues.Create([.. _values], StringComparison.Ordinal);
    }

    /// <summary>The values of this process's environment variables whose names say that they are secrets.</summary>
    public static IEnumerable<string> OfEnvironment()
    {
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            var (name, value) = ((string)variable.Key, (string?)variable.Value ?? string.Empty);
            if (Names.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase)) && !LooksHarmless(value)) yield return value;
        }
    }

    /// <summary>Masks a command's arguments, also where the name of a secret is one argument and the secret the next.</summary>
    public IReadOnlyList<string> Arguments(IReadOnlyList<string> arguments)
    {
        var masked = new List<string>();
        foreach (var argument in arguments)
        {
            var before = masked.Count > 0 ? arguments[masked.Count - 1] : string.Empty;
            var whole = Text($"{before} {argument}");
            masked.Add(whole.StartsWith($"{before} ", StringComparison.Ordinal) ? whole[(before.Length + 1)..] : Text(argument));
        }

        return masked;
    }

    /// <summary>Whether bytes end amid a private key; null when they have no mark of one.</summary>
    public static bool? EndsInKey(ReadOnlySpan<byte> bytes)
    {
        var begin = bytes.LastIndexOf("-----BEGIN "u8);
        var end = bytes.LastIndexOf("-----END "u8);
        if (begin < 0 && end < 0) return null;
        if (begin < end) return false;
        var line = bytes[begin..];
        return line[..Math.Min(line.Length, 100)].IndexOf("PRIVATE KEY"u8) >= 0;
    }

    /// <summary>Goes on behind bytes that are left out; what waits for the end of its line is left out too.</summary>
    /// <param name="endsInKey">As <see cref="EndsInKey"/> says of them.</param>
    /// <returns>How many bytes waited.</returns>
    public int Forget(bool? endsInKey)
    {
        var waited = _held.WrittenCount;
        _held.ResetWrittenCount();
        _isInKey = endsInKey ?? _isInKey;
        return waited;
    }

    /// <summary>Takes the next bytes, and passes on the lines that are whole.</summary>
    public void Write(ReadOnlySpan<byte> bytes, MaskedBytes sink)
    {
        var end = bytes.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        if (end > 0)
        {
            if (_held.WrittenCount == 0)
            {
                PassOn(bytes[..end], sink);
            }
            else
            {
                _held.Write(bytes[..end]);
                Flush(sink);
            }
        }

        _held.Write(bytes[end..]);
        if (_held.WrittenCount > LongestLine) PassOnPart(sink);
    }

    /// <summary>Passes on the rest.</summary>
    public void Flush(MaskedBytes sink)
    {
        PassOn(_held.WrittenSpan, sink);
        _held.ResetWrittenCount();
    }

    private static readonly string[] Names = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "API_KEY", "APIKEY", "ACCESS_KEY", "PRIVATE_KEY", "CREDENTIAL"];

    // A path to a file of secrets, a number, a switch.
    private static bool LooksHarmless(string value) => value.StartsWith('/') || value.StartsWith('~') || value.All(char.IsAsciiDigit) || bool.TryParse(value, out _);

    // Each byte a character, so that text and bytes have the same places whatever the encoding.
    private static string AsBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private string Text(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Line(AsBytes(text))));

    private void PassOnPart(MaskedBytes sink)
    {
        var held = _held.WrittenSpan;
        var end = held[..^(LongestLine / 2)].LastIndexOf((byte)' ') + 1;
        if (end == 0) end = held.Length - (LongestLine / 2);
        var rest = held[end..].ToArray();
        PassOn(held[..end], sink);
        _held.ResetWrittenCount();
        _held.Write(rest);
    }

    private void PassOn(ReadOnlySpan<byte> bytes, MaskedBytes sink)
    {
        if (bytes.IsEmpty) return;
        if (_text.Length < bytes.Length) _text = new char[Math.Max(bytes.Length, _text.Length * 2)];
        Encoding.Latin1.GetChars(bytes, _text);
        if (!_isInKey && !MayHoldSecret(_text.AsSpan(0, bytes.Length)))
        {
            sink(bytes);
            return;
        }

        var text = new string(_text, 0, bytes.Length);
        var masked = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r') is >= 0 and var end ? end + 1 : text.Length - at;
            masked.Append(Keyless(text.Substring(at, length)));
            at += length;
        }

        sink(Encoding.Latin1.GetBytes(masked.ToString()));
    }

    private bool MayHoldSecret(ReadOnlySpan<char> text) => text.ContainsAny(SecretPatterns.Triggers) || (_anyValue is not null && text.ContainsAny(_anyValue));

    /// <summary>A line, with a private key's lines left out from the first to the last.</summary>
    private string Keyless(string line)
    {
        if (_isInKey)
        {
            if (!SecretPatterns.KeyEnd().IsMatch(line)) return string.Empty;
            _isInKey = false;
            return SecretPatterns.KeyEnd().Split(line)[^1];
        }

        if (SecretPatterns.KeyBegin().Match(line) is { Success: true } begin)
        {
            _isInKey = !SecretPatterns.KeyEnd().IsMatch(line);
            return $"{Line(line[..begin.Index])}{begin.Value}{Mask}{(line.EndsWith('\n') ? "\n" : string.Empty)}";
        }

        return MayHoldSecret(line) ? Line(line) : line;
    }

    private string Line(string line)
    {
        foreach (var value in _values) line = line.Replace(value, Mask, StringComparison.Ordinal);
        foreach (var pattern in SecretPatterns.All) line = pattern.Replace(line, Masked);
        return line;
    }

    private static string Masked(Match match)
    {
        var secret = match.Groups["s"];
        var at = secret.Index - match.Index;
        return $"{match.Value[..at]}{Mask}{match.Value[(at + secret.Length)..]}";
    }
}
