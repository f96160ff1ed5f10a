using Deja.CSharp.Formatting;

namespace Deja.Blocks;

/// <summary>How values are shown. A block may register its own way for a type; it holds for the rest of the session.</summary>
public static class Formatter
{
    private static readonly Lock Changing = new();
    private static readonly List<(Type Type, string Mime, Func<object, string> Write)> Registered = [];

    /// <summary>Shows values of this type, and of those derived from it, by what the function returns: text, or Base64 where the MIME type is a picture's. The last one registered counts.</summary>
    public static void Register<T>(Func<T, string> format, string mime = MimeTypes.Html)
    {
        ArgumentNullException.ThrowIfNull(format);
        lock (Changing)
            Registered.Insert(0, (typeof(T), mime, value => format((T)value)));
    }

    /// <summary>The same, by writing.</summary>
    public static void Register<T>(Action<T, TextWriter> format, string mime = MimeTypes.Html) => Register<T>(
        value =>
        {
            using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            format(value, text);
            return text.ToString();
        },
        mime);

    /// <summary>Forgets what blocks registered.</summary>
    public static void Reset()
    {
        lock (Changing)
            Registered.Clear();
    }

    /// <summary>The forms of a value, plain text first; all that it has, or the one of <paramref name="mime"/>.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Forms(object? value, string? mime)
    {
        if (mime is not null)
            return Asked(value, mime);
        if (value is Content content)
            return content.Mime == MimeTypes.Text ? [new(MimeTypes.Text, content.Data)] : [new(MimeTypes.Text, content.ToString()), new(content.Mime, content.Data)];
        if (value is null)
            return [new(MimeTypes.Text, "null")];
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Pictures.TryOf(value) is { } picture)
        {
            // Its hundred properties are not what anybody wants to read.
            forms[MimeTypes.Text] = $"({TypeNames.Of(value.GetType())} as {picture.Mime})";
            forms[picture.Mime] = picture.Data;
        }
        else
        {
            forms[MimeTypes.Text] = TextView.Of(value);
            if (HtmlView.TryOf(value) is { } html)
                forms[MimeTypes.Html] = html;
        }

        foreach (var (type, own) in Own(value))
            forms[type] = own;
        return [.. forms];
    }

    /// <summary>What a block registered for the value as plain text; null where it did not.</summary>
    internal static string? OwnText(object value) => Registered.Count == 0 ? null : Own(value).Where(f => f.Key == MimeTypes.Text).Select(f => f.Value).FirstOrDefault();

    private static IReadOnlyList<KeyValuePair<string, string>> Asked(object? value, string mime)
    {
        var form = value is Content content && content.Mime == mime ? content.Data
            : value is not null && Own(value).Where(f => f.Key == mime).Select(f => f.Value).FirstOrDefault() is { } own ? own
            : mime == MimeTypes.Json ? Show.Json(value).Data
            : value is string text ? text
            : value is byte[] bytes && MimeTypes.IsBinary(mime) ? Convert.ToBase64String(bytes)
            : mime == MimeTypes.Html && value is not null && HtmlView.TryOf(value) is { } html ? html
            : value is not null && Pictures.TryOf(value) is { } picture && picture.Mime == mime ? picture.Data
            : mime == MimeTypes.Html ? $"<pre>{HtmlView.Escape(TextView.Of(value))}</pre>"
            : TextView.Of(value);
        return mime == MimeTypes.Text ? [new(mime, form)] : [new(MimeTypes.Text, value is Content ? value.ToString()! : TextView.Of(value)), new(mime, form)];
    }

    private static List<KeyValuePair<string, string>> Own(object value)
    {
        (Type Type, string Mime, Func<object, string> Write)[] fitting;
        lock (Changing)
            fitting = [.. Registered.Where(r => r.Type.IsInstanceOfType(value)).DistinctBy(r => r.Mime)];
        return [.. fitting.Select(r => new KeyValuePair<string, string>(r.Mime, r.Write(value)))];
    }
}
