namespace Deja.Notes.Markup.Limits;

/// <summary>
/// Tells a body whose blocks Markdig would take minutes for. It looks up a heading that is underlined, a definition and an alert among all blocks before,
/// and copies what is left of a paragraph for each link definition at its beginning.
/// </summary>
internal static class BlockCost
{
    // Below it the worst takes a second or so.
    private const int Small = 200_000;

    // About a second each.
    private const long MostLookups = 20_000_000_000;
    private const long MostCopies = 2_000_000_000;

    /// <summary>Why a body is not worth to be parsed; null when it is.</summary>
    public static string? TooHigh(string body)
    {
        if (body.Length < Small) return null;
        var (lines, lookups, copies) = (0L, 0L, 0L);
        var (paragraph, definitions) = (0L, 0L);
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            lines++;
            var text = line.Trim(" \t>");
            if (IsLookedUp(text)) lookups++;
            if (text is ['[', ..]) definitions++;
            paragraph++;
            if (!text.IsEmpty) continue;
            copies += definitions * paragraph;
            (paragraph, definitions) = (0, 0);
        }

        copies += definitions * paragraph;
        return lookups * lines > MostLookups || copies > MostCopies
            ? "so many headings are underlined, or links defined, that it would take minutes to read; the body is kept as plain text"
            : null;
    }

    private static bool IsLookedUp(ReadOnlySpan<char> text) => !text.IsEmpty && text[0] switch
    {
        '=' or '-' => text.TrimStart(text[0]).IsEmpty,
        '[' => text.Contains(']'),
        ':' => true,
        _ => false,
    };
}
