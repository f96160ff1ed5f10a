using Deja.Vision.Clips;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Sources;

/// <summary>Pictures that can't be decoded, among others that can.</summary>
public sealed class DamagedPictureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // OpenCV's own reader of Motion JPEG decodes as that of a webcam does, when a picture is retrieved.
    [Fact]
    public async Task A_damaged_picture_of_a_camera_is_passed_over()
    {
        var path = _folder["a.avi"];
        using (var pictures = new TestPictures(new() { Count = 6 }))
            await new CameraRecorder(pictures, new() { Codec = ClipCodec.MotionJpeg, Encoder = ClipEncoder.OpenCv }).RecordAsync(path, TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Picture(bytes, 3).Clear();
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        using var capture = new VideoCapture(path, VideoCaptureAPIs.OPENCV_MJPEG);
        using var source = new Capture(capture, "a camera", isLive: true);
        var numbers = new List<int?>();
        using var picture = new Mat();
        while (source.TryRead(picture, out _)) numbers.Add(TestPictures.NumberOf(picture));

        // The first was of the moment of opening.
        Assert.Equal([1, 2, 4, 5], numbers);
    }

    /// <summary>The bytes of a picture in an AVI: of its chunk 00dc, after the four bytes of its length.</summary>
    private static Span<byte> Picture(Span<byte> avi, int number)
    {
        var rest = avi[avi.IndexOf("movi"u8)..];
        while (true)
        {
            rest = rest[(rest.IndexOf("00dc"u8) + 4)..];
            var length = BitConverter.ToInt32(rest);
            if (number-- == 0) return rest.Slice(4, length);
            rest = rest[(4 + length)..];
        }
    }
}
