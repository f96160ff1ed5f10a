using System.Text;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Support;

/// <summary>Serves test pictures on this machine's own address as multipart/x-mixed-replace, then breaks off.</summary>
internal static class JpegServer
{
    private const string Boundary = "picture";

    public const string Type = $"multipart/x-mixed-replace; boundary={Boundary}";

    public static WebServer Of(int pictures) => new(Type, Content(pictures));

    /// <param name="pictures">How many.</param>
    /// <param name="newLine">What ends the lines of a part's head.</param>
    /// <param name="saysLength">Whether a part's head says its length.</param>
    /// <param name="between">What stands between a picture and the next part; a line's end when not given.</param>
    /// <param name="change">Makes something else of a picture's file.</param>
    public static byte[] Content(int pictures, string newLine = "\r\n", bool saysLength = true, string? between = null, Func<byte[], byte[]>? change = null)
    {
        using var content = new MemoryStream();
        for (var number = 0; number < pictures; number++)
        {
            using var picture = TestPictures.Picture(number);
            Cv2.ImEncode(".jpg", picture, out var encoded);
            var jpeg = change?.Invoke(encoded) ?? encoded;
            content.Write(Encoding.ASCII.GetBytes($"--{Boundary}{newLine}Content-Type: image/jpeg{newLine}{(saysLength ? $"Content-Length: {jpeg.Length}{newLine}" : string.Empty)}{newLine}"));
            content.Write(jpeg);
            content.Write(Encoding.ASCII.GetBytes(between ?? newLine));
        }

        return content.ToArray();
    }
}
