using System.Text;

namespace Deja.Notes.FrontMatters;

/// <summary>A <c>key: value</c> of YAML whose value is plain text that YAML takes for something else, as in <c>title: Foo: bar</c>.</summary>
/// <param name="Line">The line in the file, counted from 1.</param>
/// <param name="Written">The line as it must be written: the value in quotation marks.</param>
/// <param name="IsSure">Whether nothing else can have been meant: no part of the value may as well be a comment, or an escaped character.</param>
internal sealed record UnquotedValue(int Line, string Written, bool IsSure)
{
    // Front matter is short. What is longer is data, which nobody quotes by hand.
    private const int MostLines = 500;
    private const int LongestLine = 500;

    /// <summary>The front matter's lines that quotation marks would put right, each by itself.</summary>
    /// <param name="yaml">What stands between the marks.</param>
    public static IReadOnlyList<UnquotedValue> In(string yaml)
    {
        var source = new SourceText(yaml);
        var found = new List<UnquotedValue>();
        for (var line = 1; line <= Math.Min(source.LineCount, MostLines); line++)
        {
            if (Of(source.Line(line), line + 1) is { } value) found.Add(value);
        }

        return found;
    }

    /// <summary>Whether the front matter is YAML once these lines have their quotation marks.</summary>
    public static bool Suffice(string yaml, IReadOnlyList<UnquotedValue> values)
    {
        var source = new SourceText(yaml);
        var repaired = new StringBuilder(yaml);
        foreach (var value in values.Reverse())
        {
            var start = source.StartOf(value.Line - 1);
            repaired.Remove(start, source.Line(value.Line - 1).Length).Insert(start, value.Written);
        }

        return Parses(repaired.ToString());
    }

    private static UnquotedValue? Of(ReadOnlySpan<char> line, int number)
    {
        var colon = line.IndexOf(": ");
        if (colon <= 0 || line.Length > LongestLine || !char.IsLetter(line[0])) return null;
        var value = line[(colon + 2)..].Trim().ToString();
        var text = LooseValues.Unquoted(value);
        if (value.Length == 0 || (text == value && IsOpen(value)) || Parses(line.ToString())) return null;
        var written = $"{line[..colon]}: {Quoted(text)}";
        var isSure = !value.Contains(" #", StringComparison.Ordinal) && (text == value || !text.Contains('\\', StringComparison.Ordinal));
        return Parses(written) ? new UnquotedValue(number, written, isSure) : null;
    }

    /// <summary>Whether a value is the beginning of more: a list, a quotation, a text on the lines below.</summary>
    private static bool IsOpen(string value)
    {
        if (value[0] is '|' or '>') return true;
        if (value[0] is not ('[' or '{' or '"' or '\'')) return false;

        // "[WIP] title" is a text; "[a, b" and "[a, b]]" are lists gone wrong.
        var end = value[0] switch { '[' => ']', '{' => '}', var quote => quote };
        var close = value.IndexOf(end, 1);
        return close < 0 || value.AsSpan(close).TrimEnd(end).IsEmpty;
    }

    private static string Quoted(string value) => value.AsSpan().IndexOfAny('"', '\\') < 0
        ? $"\"{value}\""
        : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool Parses(string yaml)
    {
        try
        {
            return YamlValues.Read(yaml) is not null;
        }
        catch (FrontMatterException)
        {
            return false;
        }
    }
}
