using System.Globalization;

namespace Deja.Site.Addresses;

/// <summary>
/// Where a note's page stands: one of Jekyll's styles or a pattern of its placeholders, see <see href="https://jekyllrb.com/docs/permalinks/"/>;
/// <c>:path</c> is the note's folder, <c>:basename</c> its file's name without ending.
/// </summary>
/// <param name="Pattern">Begins with a slash.</param>
public sealed record Permalink(string Pattern)
{
    private const string Files0 = "/:path/:basename.html";

    /// <summary>The file's own path as a folder: <c>linux/ports.md</c> stands at <c>/linux/ports/</c>.</summary>
    public static Permalink Plain { get; } = new("/:path/:basename/");

    /// <summary>The file's own path with another ending, as Jekyll gives it to pages.</summary>
    public static Permalink Files { get; } = new(Files0);

    /// <summary>Jekyll's default for posts.</summary>
    public static Permalink Date { get; } = new("/:categories/:year/:month/:day/:title.html");

    private static readonly Dictionary<string, string> Styles = new(StringComparer.Ordinal)
    {
        ["date"] = Date.Pattern,
        ["pretty"] = "/:categories/:year/:month/:day/:title/",
        ["ordinal"] = "/:categories/:year/:y_day/:title.html",
        ["weekdate"] = "/:categories/:year/W:week/:short_day/:title.html",
        ["none"] = "/:categories/:title.html",
        ["plain"] = "/:path/:basename/",
        ["files"] = Files0,
    };

    /// <summary>Reads a style's name or a pattern.</summary>
    public static Permalink Parse(string text) => new(Styles.GetValueOrDefault(text, "/" + text.TrimStart('/')));

    /// <summary>The address of a note by this pattern; names that are not there stand as they are.</summary>
    /// <param name="parts">What is known of it.</param>
    public string Fill(PermalinkParts parts)
    {
        var address = new System.Text.StringBuilder();
        for (var i = 0; i < Pattern.Length;)
        {
            var end = i + 1;
            while (Pattern[i] == ':' && end < Pattern.Length && (char.IsAsciiLetter(Pattern[end]) || Pattern[end] == '_')) end++;
            var value = end > i + 1 ? Value(Pattern.AsSpan((i + 1)..end), parts) : null;
            address.Append(value ?? Pattern[i..end]);
            i = end;
        }

        return address.ToString();
    }

    private static string? Value(ReadOnlySpan<char> name, PermalinkParts parts)
    {
        var date = parts.Date;
        return name switch
        {
            "title" or "slug" => parts.Title,
            "basename" or "name" => parts.BaseName,
            "path" => parts.Folder,
            "categories" or "slugified_categories" => string.Join('/', parts.Categories.Select(c => c.ToLowerInvariant()).Distinct()),
            "year" => Number(date.Year, "0000"),
            "short_year" => Number(date.Year % 100, "00"),
            "month" => Number(date.Month, "00"),
            "i_month" => Number(date.Month, "0"),
            "short_month" => date.ToString("MMM", CultureInfo.InvariantCulture),
            "long_month" => date.ToString("MMMM", CultureInfo.InvariantCulture),
            "day" => Number(date.Day, "00"),
            "i_day" => Number(date.Day, "0"),
            "y_day" => Number(date.DayOfYear, "000"),
            "week" => Number(ISOWeek.GetWeekOfYear(date.DateTime), "00"),
            "w_year" => Number(ISOWeek.GetYear(date.DateTime), "0000"),
            "w_day" => Number(date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek, "0"),
            "short_day" => date.ToString("ddd", CultureInfo.InvariantCulture),
            "long_day" => date.ToString("dddd", CultureInfo.InvariantCulture),
            "hour" => Number(date.Hour, "00"),
            "minute" => Number(date.Minute, "00"),
            "second" => Number(date.Second, "00"),
            "output_ext" => ".html",
            _ => null,
        };
    }

    private static string Number(int value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
