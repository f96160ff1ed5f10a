using Deja.Vision.Recorders;
using Deja.Vision.Sources;
using Deja.Vision.Sources.Streams;

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

    // Version 4 has -vsync, and refuses -fps_mode in these words.
    [Fact]
    public async Task An_older_ffmpeg_does_too()
    {
        var old = ShellScript.Write(_folder["ffmpeg"], """
            for word; do
                case $word in
                    -fps_mode) echo "Unrecognized option 'fps_mode'." >&2; exit 1;;
                    -vsync) word=-fps_mode;;
                esac
                set -- "$@" "$word"; shift
            done
            exec "$ffmpeg" "$@"
            """);
        using (var pictures = new TestPictures(new() { Count = 10, Rate = 25 }))
            await new CameraRecorder(pictures).RecordAsync(_folder["sent.mkv"], TestContext.Current.CancellationToken);
        using var server = new FileServer(_folder["sent.mkv"]);
        using var source = FFmpegPictures.Open(new Uri(server.Address), TimeSpan.FromSeconds(20), hasEnd: false, old);
        using var picture = new Mat();
        for (var number = 0; number < 10; number++)
        {
            Assert.True(source.TryRead(picture, out _));
            Assert.Equal(number, TestPictures.NumberOf(picture));
        }

        Assert.False(source.TryRead(picture, out _));
    }

    [Fact]
    public async Task A_file_of_which_no_length_is_told_is_recorded_in_its_own_time()
    {
        FFmpegProgram.SkipWithout();
        using (var pictures = new TestPictures(new() { Count = 40, Rate = 25 }))
            await new CameraRecorder(pictures).RecordAsync(_folder["sent.mkv"], TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(_folder["sent.mkv"], TestContext.Current.CancellationToken);
        using var server = new WebServer(_ => [WebServer.Head("200 OK", "Content-Type: video/x-matroska"), bytes]);
        using var source = CameraSource.Open(server.Address);
        Assert.True(source.IsLive);
        var recording = await new CameraRecorder(source).RecordAsync(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.InRange(recording.Duration.TotalSeconds, 1.0, 3.0);
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
