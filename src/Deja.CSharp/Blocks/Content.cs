using System.Text;
using Deja.CSharp.Formatting;

namespace Deja.Blocks;

/// <summary>Something in a form of its own. Text forms are as they are, binary ones Base64.</summary>
public sealed class Content
{
    internal Content(string mime, string data)
    {
        Mime = mime;
        Data = data;
    }

    /// <summary>What <see cref="Data"/> is.</summary>
    public string Mime { get; }

    /// <summary>The text, or Base64 of binary types.</summary>
    public string Data { get; }

    /// <inheritdoc/>
    public override string ToString() => MimeTypes.IsBinary(Mime) ? $"({Mime}, {Data.Length / 4 * 3} bytes)" : Data;

    internal static Content OfJson(object? value) => new(MimeTypes.Json, value is string json ? JsonValue.Checked(json) : JsonValue.Write(value));

    internal static Content OfImage(byte[] bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Binary(bytes, MimeTypes.Png),
        [0xff, 0xd8, ..] => Binary(bytes, "image/jpeg"),
        [(byte)'G', (byte)'I', (byte)'F', ..] => Binary(bytes, "image/gif"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Binary(bytes, "image/webp"),
        _ when Encoding.UTF8.GetString(bytes) is var text && text.Contains("<svg", StringComparison.OrdinalIgnoreCase) => new(MimeTypes.Svg, text),
        _ => throw new ArgumentException($"These {bytes.Length} bytes are no picture that can be shown: they begin as none of PNG, JPEG, GIF, WebP and SVG does.", nameof(bytes)),
    };

    private static Content Binary(byte[] bytes, string mime) => new(mime, Convert.ToBase64String(bytes));
}
