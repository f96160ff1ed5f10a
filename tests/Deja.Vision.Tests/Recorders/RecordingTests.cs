using Deja.Vision.Clips;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Recorders;

/// <summary>What is recorded comes back.</summary>
public sealed class RecordingTests : IDisposable
{
    // Of 255: what MPEG-4 and JPEG round away at OpenCV's usual quality is a few levels.
    private const double MostDifference = 6;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("clip.avi", null, ClipEncoder.OpenCv)]
    [InlineData("clip.mkv", null, ClipEncoder.OpenCv)]
    [InlineData("clip.mp4", null, ClipEncoder.OpenCv)]
    [InlineData("clip.avi", "MJPG", ClipEncoder.OpenCv)]
    [InlineData("clip.mkv", "FFV1", ClipEncoder.OpenCv)]
    [InlineData("clip.avi", null, ClipEncoder.FFmpeg)]
    [InlineData("clip.mkv", null, ClipEncoder.FFmpeg)]
    [InlineData("clip.mp4", null, ClipEncoder.FFmpeg)]
    [InlineData("clip.avi", "MJPG", ClipEncoder.FFmpeg)]
    [InlineData("clip.mkv", "FFV1", ClipEncoder.FFmpeg)]
    [InlineData("clip.mp4", "H264", ClipEncoder.FFmpeg)]
    public void A_clip_read_back_has_the_same_count_size_duration_and_pictures(string name, string? codec, ClipEncoder encoder)
    {
        FFmpegProgram.SkipWithout(encoder);
        using var source = new TestPictures(new() { Count = 45, Rate = 25 });
        var recording = new CameraRecorder(source, new() { Codec = codec is null ? null : new ClipCodec(codec), Encoder = encoder }).Record(_folder[name], TestContext.Current.CancellationToken);

        Assert.Equal(encoder, recording.Encoder);
        Assert.Equal((45, 45, 0, 0, 0), (recording.Captured, recording.Written, recording.Repeated, recording.Skipped, recording.Dropped));
        Assert.Equal(StopCause.SourceEnded, recording.StoppedBy);
        var info = ClipInfo.Of(_folder[name]);
        Assert.Equal((45, new Size(320, 240), 25.0), (info.Frames, info.Size, info.Rate));
        Assert.Equal(TimeSpan.FromSeconds(1.8), info.Duration);
        Assert.Equal([name], _folder.Files);

        using var clip = CameraSource.File(_folder[name]);
        using var picture = new Mat();
        for (var number = 0; number < 45; number++)
        {
            Assert.True(clip.TryRead(picture, out var time));
            Assert.Equal(number, TestPictures.NumberOf(picture));
            Assert.Equal(number / 25.0, time.TotalSeconds, 0.002);
            using var original = TestPictures.Picture(number, new() { Rate = 25 });
            Assert.InRange(Cv2.Norm(picture, original, NormTypes.L1) / (320 * 240 * 3), 0, MostDifference);
        }

        Assert.False(clip.TryRead(picture, out _));
    }
}
