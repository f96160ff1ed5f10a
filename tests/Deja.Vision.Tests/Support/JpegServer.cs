using System.Text;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Support;

/// <summary>Serves test pictures on this machine's own address as multipart/x-mixed-replace, then breaks off.</summary>
internal static class JpegServer
{
    private const string Boundary = "picture";

    public static WebServer Of(int pictures)
    {
        using var content = new MemoryStream();
        for (var number = 0; number < pictures; number++)
        {
            using var picture = TestPictures.Picture(number);
            Cv2.ImEncode(".jpg", picture, out var jpeg);
            content.Write(Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.Length}\r\n\r\n"));
            content.Write(jpeg);
            content.Write("\r\n"u8);
        }

        return new WebServer($"multipart/x-mixed-replace; boundary={Boundary}", content.ToArray());
    }
}
