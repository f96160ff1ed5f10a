namespace Deja.Notes.FrontMatters;

/// <summary>What can be saved from front matter that does not parse: its plain <c>key: value</c> lines (<c>title: Foo: bar</c> is the usual culprit).</summary>
internal static class LooseValues
{
    public static IReadOnlyDictionary<string, FrontMatterValue> Read(string text)
    {
        var values = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
        var line = 1;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            line++;
            var mark = raw.IndexOfAny(':', '=');
            if (mark <= 0 || char.IsWhiteSpace(raw[0]) || raw[0] is '#' or '-') continue;
            var key = raw[..mark].Trim().ToString();
            var value = raw[(mark + 1)..].Trim();
            if (value is ['[', .., ']'])
            {
                var items = value[1..^1].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                values[key] = FrontMatterValue.List([.. items.Select(i => FrontMatterValue.Scalar(Unquoted(i), line))], line);
            }
            else
            {
                values[key] = FrontMatterValue.Scalar(Unquoted(value.ToString()), line);
            }
        }

        return values;
    }

    /// <summary>A value without the quotation marks around it. In <c>'it's'</c> they are such; in <c>"a" and "b"</c> they belong to the words.</summary>
    public static string Unquoted(string value)
    {
        if (value is not (['"', .., '"'] or ['\'', .., '\''])) return value;
        var inner = value.AsSpan(1, value.Length - 2);
        return inner.Count(value[0]) is 0 or 1 ? inner.ToString() : value;
    }
}
