using System.Globalization;

namespace Deja.Notes.FrontMatters;

/// <summary>The front matter of a note: Jekyll's known keys as properties, every key in <see cref="Values"/>.</summary>
public sealed class FrontMatter
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm zzz",
        "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy/MM/dd", "yyyy/MM/dd HH:mm:ss",
    ];

    /// <summary>A note without front matter.</summary>
    public static FrontMatter None { get; } = new(new Dictionary<string, FrontMatterValue>(), FrontMatterFormat.None);

    /// <summary>Takes the values as read.</summary>
    public FrontMatter(IReadOnlyDictionary<string, FrontMatterValue> values, FrontMatterFormat format)
    {
        Values = values;
        Format = format;
    }

    /// <summary>Every key of the top level, known or not, as written.</summary>
    public IReadOnlyDictionary<string, FrontMatterValue> Values { get; }

    /// <summary>How it was written.</summary>
    public FrontMatterFormat Format { get; }

    /// <summary><c>title</c>, in one line; null when missing or empty.</summary>
    public string? Title => TextOf("title")?.ReplaceLineEndings(" ");

    /// <summary><c>layout</c>.</summary>
    public string? Layout => TextOf("layout");

    /// <summary><c>description</c>.</summary>
    public string? Description => TextOf("description");

    /// <summary><c>permalink</c>.</summary>
    public string? Permalink => TextOf("permalink");

    /// <summary><c>lang</c>: a BCP 47 tag such as <c>zh</c>.</summary>
    public string? Lang => TextOf("lang");

    /// <summary><c>tags</c> and <c>tag</c>.</summary>
    public IReadOnlyList<string> Tags => WordsOf("tags", "tag");

    /// <summary><c>categories</c> and <c>category</c>.</summary>
    public IReadOnlyList<string> Categories => WordsOf("categories", "category");

    /// <summary><c>redirect_from</c>: older addresses of the note.</summary>
    public IReadOnlyList<string> RedirectFrom => WordsOf("redirect_from");

    /// <summary><c>comments</c>; false unless said.</summary>
    public bool Comments => TruthOf("comments") ?? false;

    /// <summary><c>math</c>; null when not said.</summary>
    public bool? Math => TruthOf("math");

    /// <summary><c>published</c>; true unless said.</summary>
    public bool Published => TruthOf("published") ?? true;

    /// <summary><c>draft</c>; false unless said.</summary>
    public bool Draft => TruthOf("draft") ?? false;

    /// <summary><c>date</c>; null when missing or not a date. A date without a zone is taken as UTC.</summary>
    public DateTimeOffset? Date =>
        DateTimeOffset.TryParseExact(TextOf("date"), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>The map under <c>deja:</c>, the note-wide defaults of its directives; null when missing.</summary>
    public IReadOnlyDictionary<string, FrontMatterValue>? Deja => Values.GetValueOrDefault("deja")?.Map;

    private string? TextOf(string key) => Values.GetValueOrDefault(key)?.Text is { } t && !string.IsNullOrWhiteSpace(t) ? t.Trim() : null;

    private bool? TruthOf(string key) => Values.GetValueOrDefault(key)?.Truth();

    private string[] WordsOf(params ReadOnlySpan<string> keys)
    {
        var words = new List<string>();
        foreach (var key in keys)
        {
            // Jekyll's singular keys name one thing, spaces and all.
            if (!Values.TryGetValue(key, out var value)) continue;
            words.AddRange(key is "tag" or "category" && value.Text is { } one ? [one.Trim()] : value.Words());
        }

        return [.. words.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
