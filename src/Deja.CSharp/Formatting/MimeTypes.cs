namespace Deja.CSharp.Formatting;

/// <summary>The MIME types that the kernel itself shows.</summary>
internal static class MimeTypes
{
    public const string Text = "text/plain";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Latex = "text/latex";
    public const string Svg = "image/svg+xml";
    public const string Png = "image/png";
    public const string Json = "application/json";

    public static bool IsJson(string mime) => mime == Json || mime.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Whether its forms are Base64: pictures other than SVG, sound, film.</summary>
    public static bool IsBinary(string mime) =>
        mime != Svg && (mime.StartsWith("image/", StringComparison.Ordinal) || mime.StartsWith("audio/", StringComparison.Ordinal) || mime.StartsWith("video/", StringComparison.Ordinal)
            || mime is "application/pdf" or "application/octet-stream");
}
