namespace Deja.Notes.FrontMatters;

/// <summary>A value of the front matter: a text, a list or a map. Numbers, dates and booleans are kept as they are written.</summary>
public sealed class FrontMatterValue
{
    private FrontMatterValue(int line) => Line = line;

    /// <summary>The line in the file, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The text of a scalar; null for a list, a map and YAML's null.</summary>
    public string? Text { get; private init; }

    /// <summary>The items of a list; null for anything else.</summary>
    public IReadOnlyList<FrontMatterValue>? Items { get; private init; }

    /// <summary>The keys of a map; null for anything else.</summary>
    public IReadOnlyDictionary<string, FrontMatterValue>? Map { get; private init; }

    /// <summary>A scalar; null is YAML's null.</summary>
    public static FrontMatterValue Scalar(string? text, int line) => new(line) { Text = text };

    /// <summary>A list.</summary>
    public static FrontMatterValue List(IReadOnlyList<FrontMatterValue> items, int line) => new(line) { Items = items };

    /// <summary>A map.</summary>
    public static FrontMatterValue Of(IReadOnlyDictionary<string, FrontMatterValue> map, int line) => new(line) { Map = map };

    /// <summary>
    /// As a list of words the way Jekyll reads tags and categories: a list as it is; a text at its commas, or where it has none at its spaces.
    /// </summary>
    public IReadOnlyList<string> Words()
    {
        const StringSplitOptions trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        if (Items is not null) return [.. Items.Select(i => i.Text?.Trim()).OfType<string>().Where(t => t.Length > 0)];
        if (Text is null) return [];
        return Text.Contains(',', StringComparison.Ordinal) ? Text.Split(',', trimmed) : Text.Split((char[]?)null, trimmed);
    }

    /// <summary>YAML 1.1's truth as Jekyll reads it: <c>true</c>, <c>yes</c>, <c>on</c>; null where the text says neither yes nor no.</summary>
    public bool? Truth() => Text?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" => true,
        "FALSE" or "NO" or "OFF" => false,
        _ => null,
    };
}
