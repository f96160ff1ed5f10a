using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Sources;

/// <summary>Streams that need the ffmpeg program.</summary>
public sealed class FFmpegStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stream_over_tcp_is_recorded_picture_by_picture()
    {
        FFmpegProgram.SkipWithout();
        using (var pictures = new TestPictures(new() { Count = 40, Rate = 25 }))
            await new CameraRecorder(pictures).RecordAsync(_folder["sent.mkv"], TestContext.Current.CancellationToken);
        using var server = new FileServer(_folder["sent.mkv"]);
        using var source = CameraSource.Open(server.Address);
        Assert.Equal((new Size(320, 240), 25.0, true), (source.Size, source.Rate, source.IsLive));
        var seen = new List<int?>();
        var recording = await new CameraRecorder(source, new() { QueueLength = 100, OnFrame = f => seen.Add(TestPictures.NumberOf(f.Picture)) }).RecordAsync(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal(StopCause.SourceEnded, recording.StoppedBy);
        Assert.Equal(Enumerable.Range(0, 40).Cast<int?>(), seen);
    }

    [Fact]
    public async Task A_file_that_lies_elsewhere_is_recorded_in_its_own_time()
    {
        FFmpegProgram.SkipWithout();
        using (var pictures = new TestPictures(new() { Count = 75, Rate = 25 }))
            await new CameraRecorder(pictures).RecordAsync(_folder["sent.mkv"], TestContext.Current.CancellationToken);
        using var server = new WebServer("video/x-matroska", await File.ReadAllBytesAsync(_folder["sent.mkv"], TestContext.Current.CancellationToken));
        using var source = CameraSource.Open(server.Address);
        Assert.False(source.IsLive);
        var recording = await new CameraRecorder(source).RecordAsync(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal((75L, 0L, 0L), (recording.Written, recording.Skipped, recording.Repeated));
    }
}
