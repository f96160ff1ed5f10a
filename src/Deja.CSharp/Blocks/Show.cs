using Deja.CSharp.Formatting;

namespace Deja.Blocks;

/// <summary>What a block can call by its bare name.</summary>
#pragma warning disable IDE1006, CA1707, CA1708 // These are the names that notebooks of .NET have used for years.
public static class Show
{
    private static int s_displays;

    /// <summary>Gets what is shown, and whether the block goes on after it; null while no block runs.</summary>
    internal static Action<Showing, bool>? Sink { get; set; }

    /// <summary>The first exception of another thread since the block began; null where there was none.</summary>
    internal static Exception? Failure { get; set; }

    /// <summary>Is cancelled when somebody stops the block: hand it to what should stop with it.</summary>
    public static CancellationToken Interrupt { get; private set; }

    /// <summary>Shows a value in the forms that it has, or in the one of <paramref name="mime"/>. What it returns can show another in its place.</summary>
    public static DisplayHandle display(object? value, string? mime = null) => Begin(value, mime);

    /// <summary>HTML as it is, for <see cref="display"/> or as a block's last expression.</summary>
    public static Content HTML(string html) => new(MimeTypes.Html, html);

    /// <summary>Markdown.</summary>
    public static Content Markdown(string markdown) => new(MimeTypes.Markdown, markdown);

    /// <summary>A formula as LaTeX, with its dollars or without.</summary>
    public static Content Latex(string formula) => new(MimeTypes.Latex, formula);

    /// <summary>A drawing as SVG.</summary>
    public static Content SVG(string svg) => new(MimeTypes.Svg, svg);

    /// <summary>A value as JSON; text is taken as JSON that is written already.</summary>
    public static Content Json(object? value) => Content.OfJson(value);

    /// <summary>The picture of a file: PNG, JPEG, GIF, WebP or SVG by its first bytes.</summary>
    public static Content Image(string file) => Content.OfImage(File.ReadAllBytes(file));

    /// <summary>A picture as a PNG, JPEG, GIF, WebP or SVG file's bytes.</summary>
    public static Content Image(byte[] bytes) => Content.OfImage(bytes);

    /// <summary>Shows the value, and returns what can show another in its place.</summary>
    public static DisplayHandle Display(this object? value, string? mime = null) => Begin(value, mime);

    internal static void Begin(CancellationToken interrupt)
    {
        Interrupt = interrupt;
        Failure = null;
    }

    internal static void Value(object value) => Sink?.Invoke(new Showing(Formatter.Forms(value, null)), false);

    internal static void Update(string id, object? value, string? mime) => Sink?.Invoke(new Showing(Formatter.Forms(value, mime)) { Id = id, IsUpdate = true }, true);

    private static DisplayHandle Begin(object? value, string? mime)
    {
        var handle = new DisplayHandle($"d{Interlocked.Increment(ref s_displays)}", mime);
        Sink?.Invoke(new Showing(Formatter.Forms(value, mime)) { Id = handle.Id }, true);
        return handle;
    }
}
