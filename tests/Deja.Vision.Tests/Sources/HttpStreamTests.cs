using Deja.Vision.Errors;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Sources;

/// <summary>A network camera's usual stream: JPEG pictures over HTTP.</summary>
public sealed class HttpStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stream_of_what_is_no_jpeg_is_given_up()
    {
        using var server = new WebServer("multipart/x-mixed-replace; boundary=x", "--x\r\nContent-Type: image/jpeg\r\nContent-Length: 5\r\n\r\nnever\r\n"u8.ToArray(), isEndless: true);
        var opened = Task.Run(() => CameraSource.Address(new Uri(server.Address), TimeSpan.FromSeconds(1)), TestContext.Current.CancellationToken);
        var told = await Assert.ThrowsAsync<CameraException>(() => opened.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Contains("no picture", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n", false, "\r\n")]
    [InlineData("\n", true, "\n")]
    [InlineData("\n", false, "\n")]
    [InlineData("\r\n", true, "\r\n\r\n")]
    [InlineData("\r\n", false, "\r\n\r\n")]
    [InlineData("\r\n", true, "")]
    public void Parts_are_read_as_cameras_write_them(string newLine, bool saysLength, string between)
    {
        using var server = new WebServer(JpegServer.Type, JpegServer.Content(5, newLine, saysLength, between));
        using var source = CameraSource.Open(server.Address);
        Assert.Equal([1, 2, 3, 4], Numbers(source));
    }

    [Fact]
    public async Task A_stream_of_jpegs_is_recorded_until_it_breaks()
    {
        using var server = JpegServer.Of(pictures: 40);
        using var source = CameraSource.Open(server.Address);
        Assert.True(source.IsLive);
        Assert.Equal(new Size(320, 240), source.Size);

        // The server sends as fast as it is read: what arrives, and that it is all, is what counts here.
        var seen = new List<int?>();
        var recording = await new CameraRecorder(source, new() { QueueLength = 100, OnFrame = f => seen.Add(TestPictures.NumberOf(f.Picture)) }).RecordAsync(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal(StopCause.SourceEnded, recording.StoppedBy);
        Assert.Equal(Enumerable.Range(1, 39).Cast<int?>(), seen);
        Assert.Equal((39, 0), (recording.Captured, recording.Dropped));
        Assert.Contains(recording.Notes, n => n.Contains("gave no more pictures", StringComparison.Ordinal));
    }

    // A camera's picture may hold a smaller one, with an end mark of its own.
    [Fact]
    public void A_picture_without_a_length_ends_where_it_ends_and_not_its_thumbnail()
    {
        static byte[] WithThumbnail(byte[] jpeg)
        {
            using var small = new Mat(8, 8, MatType.CV_8UC3, Scalar.Red);
            Cv2.ImEncode(".jpg", small, out var thumbnail);
            byte[] segment = [.. "Exif\0\0"u8, .. thumbnail];
            return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2), .. segment, .. jpeg.AsSpan(2)];
        }

        using var server = new WebServer(JpegServer.Type, JpegServer.Content(5, saysLength: false, change: WithThumbnail));
        using var source = CameraSource.Open(server.Address);
        Assert.Equal([1, 2, 3, 4], Numbers(source));
    }

    private static List<int?> Numbers(CameraSource source)
    {
        var numbers = new List<int?>();
        using var picture = new Mat();
        while (source.TryRead(picture, out _)) numbers.Add(TestPictures.NumberOf(picture));
        return numbers;
    }
}
