namespace Deja.Site.Words;

/// <summary>The language of a text that doesn't say it, as far as its script shows it: fonts, screen readers and the page's own words go by it.</summary>
internal static class TextLanguage
{
    /// <summary>Enough of a note to see it.</summary>
    private const int Longest = 20_000;

    /// <summary>Chinese, Japanese or Korean.</summary>
    /// <param name="text">A note's text; its code doesn't count.</param>
    /// <returns>A tag of RFC 5646; null for other scripts, which many languages share.</returns>
    public static string? Of(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Longest)];
        if (!text.ContainsAnyExceptInRange('\0', '\u2fff')) return null;
        var (letters, han, kana, hangul) = (0, 0, 0, 0);
        var isCode = false;
        foreach (var line in text.EnumerateLines())
        {
            var isFence = line.TrimStart().StartsWith("```") || line.TrimStart().StartsWith("~~~");
            isCode ^= isFence;
            if (isCode || isFence) continue;
            foreach (var letter in line)
            {
                switch (letter)
                {
                    case >= 'a' and <= 'z' or >= 'A' and <= 'Z':
                        letters++;
                        break;
                    case >= '\u3041' and <= '\u30ff':
                        kana++;
                        break;
                    case >= '\u3400' and <= '\u9fff':
                        han++;
                        break;
                    case >= '\uac00' and <= '\ud7a3':
                        hangul++;
                        break;
                }
            }
        }

        // A character of these scripts says as much as a few letters; a name or an example is no text.
        var own = han + kana + hangul;
        if (own * 3 < letters || own == 0) return null;
        if (hangul > han + kana) return "ko";
        return kana * 10 > own ? "ja" : "zh";
    }
}
