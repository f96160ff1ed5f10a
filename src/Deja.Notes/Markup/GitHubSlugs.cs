using System.Globalization;
using System.Text;

namespace Deja.Notes.Markup;

/// <summary>
/// Heading ids as GitHub makes them: lower case, punctuation dropped, each space a dash, letters and digits of every script kept;
/// a repeated one gets <c>-1</c>, <c>-2</c>, …
/// </summary>
public sealed class GitHubSlugs
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>The slug of one heading by itself.</summary>
    public static string Slug(string heading)
    {
        var slug = new StringBuilder(heading.Length);
        foreach (var rune in heading.Trim().ToLowerInvariant().EnumerateRunes())
        {
            if (rune.Value == ' ') slug.Append('-');
            else if (rune.Value is '-' or '_' || IsWord(rune)) slug.Append(rune);
        }

        return slug.ToString();
    }

    /// <summary>The id of the next heading of a page.</summary>
    public string Next(string heading)
    {
        var slug = Slug(heading);
        var id = slug;
        while (_seen.ContainsKey(id))
        {
            // Counted on for the slug itself: an id that the count arrives at may be taken by another heading's words ("Step 1").
            var times = ++_seen[slug];
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{times}");
        }

        _seen[id] = 0;
        return id;
    }

    private static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;
}
