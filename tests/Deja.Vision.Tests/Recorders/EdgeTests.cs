using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Recorders;

/// <summary>Sources that stall, codecs that don't fit, callbacks that make something else of a picture.</summary>
public sealed class EdgeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualResetEventSlim _goesOn = new();

    public void Dispose()
    {
        _goesOn.Set();
        _folder.Dispose();
        _goesOn.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_camera_that_stalls_can_be_stopped_and_the_clip_is_as_long_as_the_recording(bool byToken)
    {
        var clock = new ManualClock();
        using var stalled = new ManualResetEventSlim();
        using var token = new CancellationTokenSource();
        using var camera = new ScriptedCamera(clock, 0, 0.1, 0.2, 0.3)
        {
            Before = n =>
            {
                if (n < 3) return;
                stalled.Set();
                _goesOn.Wait(TestContext.Current.CancellationToken);
            },
        };
        var recorded = new CameraRecorder(camera, new() { Clock = clock, Rate = 10, Duration = byToken ? null : TimeSpan.FromSeconds(1) }).RecordAsync(_folder["a.avi"], token.Token);
        stalled.Wait(TestContext.Current.CancellationToken);
        clock.SetTo(TimeSpan.FromSeconds(1));
        if (byToken) await token.CancelAsync();
        var recording = await recorded.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal((byToken ? StopCause.Token : StopCause.Duration, 3L), (recording.StoppedBy, recording.Captured));
        Assert.Contains(recording.Notes, n => n.Contains("stalled", StringComparison.Ordinal));
        Assert.Equal([0, 1, 2, 2, 2, 2, 2, 2, 2, 2], Clip.Numbers(_folder["a.avi"]));
    }

    [Fact]
    public async Task A_picture_that_comes_after_the_stop_is_not_of_the_recording()
    {
        var clock = new ManualClock();
        using var token = new CancellationTokenSource();
        using var camera = new ScriptedCamera(clock, 0, 0.1, 60) { Before = n => { if (n == 2) token.Cancel(); } };
        var recording = await new CameraRecorder(camera, new() { Clock = clock, Rate = 10 }).RecordAsync(_folder["a.avi"], token.Token);
        Assert.Equal(2, recording.Captured);

        // The clock was at a minute when the token was cancelled: the last picture stood until then.
        Assert.Equal(600, recording.Written);
    }

    [Fact]
    public void A_token_that_is_cancelled_before_records_nothing()
    {
        using var source = new TestPictures(new() { Count = 3 });
        Assert.Throws<OperationCanceledException>(() => new CameraRecorder(source).Record(_folder["a.avi"], new CancellationToken(true)));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void What_the_ffmpeg_program_does_not_write_OpenCV_does_by_default()
    {
        FFmpegProgram.SkipWithout();
        using var source = new TestPictures(new() { Count = 5 });
        var recording = new CameraRecorder(source, new() { Codec = ClipCodec.Xvid }).Record(_folder["a.mp4"], TestContext.Current.CancellationToken);
        Assert.Equal((ClipEncoder.OpenCv, 5L), (recording.Encoder, recording.Written));
        Assert.Contains("OpenCV wrote it", Assert.Single(recording.Notes), StringComparison.Ordinal);
        var refused = Assert.Throws<CameraException>(() => new CameraRecorder(source, new() { Codec = ClipCodec.Xvid, Encoder = ClipEncoder.FFmpeg }).Record(_folder["b.mp4"], TestContext.Current.CancellationToken));
        Assert.Equal(CameraProblem.NoCodec, refused.Problem);
        Assert.Equal(["a.mp4"], _folder.Files);
    }

    [Theory]
    [InlineData(ClipEncoder.FFmpeg)]
    [InlineData(ClipEncoder.OpenCv)]
    public void FFV1_loses_nothing(ClipEncoder encoder)
    {
        if (encoder == ClipEncoder.FFmpeg) FFmpegProgram.SkipWithout();
        using var source = new TestPictures(new() { Count = 3 });
        new CameraRecorder(source, new() { Codec = ClipCodec.Ffv1, Encoder = encoder }).Record(_folder["a.mkv"], TestContext.Current.CancellationToken);
        using var clip = CameraSource.File(_folder["a.mkv"]);
        using var read = new Mat();
        using var difference = new Mat();
        for (var number = 0; number < 3; number++)
        {
            using var drawn = TestPictures.Picture(number);
            Assert.True(clip.TryRead(read, out _));
            Cv2.Absdiff(read, drawn, difference);
            Assert.Equal(0, Cv2.Sum(difference).Val0 + Cv2.Sum(difference).Val1 + Cv2.Sum(difference).Val2);
        }
    }

    [Theory]
    [InlineData("h.avi")]
    [InlineData("h.mp4")]
    public void H264_reads_back_with_a_time_for_each_picture(string name)
    {
        FFmpegProgram.SkipWithout();
        using (var source = new TestPictures(new() { Count = 50, Rate = 25 }))
            new CameraRecorder(source, new() { Codec = ClipCodec.H264 }).Record(_folder[name], TestContext.Current.CancellationToken);
        using var clip = CameraSource.File(_folder[name]);
        var again = new CameraRecorder(clip).Record(_folder["again.avi"], TestContext.Current.CancellationToken);
        Assert.Equal((50L, 0L, 0L), (again.Written, again.Skipped, again.Repeated));
    }

    [Theory]
    [InlineData(ClipEncoder.FFmpeg)]
    [InlineData(ClipEncoder.OpenCv)]
    public void A_callback_that_makes_another_kind_of_picture_is_told(ClipEncoder encoder)
    {
        if (encoder == ClipEncoder.FFmpeg) FFmpegProgram.SkipWithout();
        using var source = new TestPictures(new() { Count = 5 });
        var told = Assert.Throws<InvalidOperationException>(() => new CameraRecorder(source, new() { Encoder = encoder, OnFrame = f => Cv2.CvtColor(f.Picture, f.Picture, ColorConversionCodes.BGR2GRAY) }).Record(_folder["a.avi"], TestContext.Current.CancellationToken));
        Assert.Contains("OnFrame", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-5.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(90_000.0)]
    public void A_rate_that_can_not_be_counts_as_none(double rate)
    {
        var clock = new ManualClock();
        using var camera = new ScriptedCamera(clock, 0, 0.1, 0.2) { SaidRate = rate };
        var recording = new CameraRecorder(camera, new() { Clock = clock }).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal(30, recording.Rate);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CameraRecorder(camera, new() { Rate = rate }));
    }

    [Fact]
    public void A_picture_that_stays_for_hours_does_not_keep_the_recording_from_being_stopped()
    {
        using var token = new CancellationTokenSource();
        using var source = new TestPictures(new() { Count = 2, Times = n => TimeSpan.FromHours(n * 100) });
        var recorder = new CameraRecorder(source, new() { OnFrame = f => { if (f.Number == 1) token.Cancel(); } });
        var recording = recorder.Record(_folder["a.avi"], token.Token);
        Assert.InRange(recording.Written, 1, 1000);
        Assert.Equal(StopCause.Token, recording.StoppedBy);

        // What would come behind the cut is not written.
        Assert.Equal([0], Clip.Numbers(_folder["a.avi"]).Distinct());
        Assert.Equal((2, 1), (recording.Captured, recording.Dropped));
    }

    [Fact]
    public void All_that_was_captured_is_accounted_for_whenever_it_is_stopped()
    {
        for (var last = 1; last <= 10; last++)
        {
            using var token = new CancellationTokenSource();
            using var source = new TestPictures();
            var recording = new CameraRecorder(source, new() { QueueLength = 1, OnFrame = f => { if (f.Number == last) token.Cancel(); } }).Record(_folder["a.avi"], token.Token);
            Assert.Equal(recording.Captured, recording.Dropped + recording.Skipped + recording.Written - recording.Repeated);
        }
    }

    [Fact]
    public async Task A_source_is_recorded_once_at_a_time()
    {
        using var begun = new ManualResetEventSlim();
        using var source = new TestPictures();
        using var token = new CancellationTokenSource();
        var first = new CameraRecorder(source, new() { OnFrame = _ => begun.Set() }).RecordAsync(_folder["a.avi"], token.Token);
        begun.Wait(TestContext.Current.CancellationToken);
        Assert.Throws<InvalidOperationException>(() => new CameraRecorder(source).Record(_folder["b.avi"], TestContext.Current.CancellationToken));
        await token.CancelAsync();
        await first.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(["a.avi"], _folder.Files);
        Assert.True((await new CameraRecorder(source, new() { Duration = TimeSpan.FromSeconds(1) }).RecordAsync(_folder["b.avi"], TestContext.Current.CancellationToken)).Written > 0);
    }

    [Fact]
    public async Task A_file_that_stalls_may_be_closed_while_it_is_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a FIFO");
        using (var pictures = new TestPictures(new() { Count = 60 }))
            await new CameraRecorder(pictures, new() { Codec = ClipCodec.MotionJpeg, Encoder = ClipEncoder.OpenCv }).RecordAsync(_folder["a.mkv"], TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(_folder["a.mkv"], TestContext.Current.CancellationToken);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [_folder["fifo.mkv"]])) await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var closed = new ManualResetEventSlim();
        var writing = Task.Run(
            async () =>
            {
                await using var pipe = new FileStream(_folder["fifo.mkv"], FileMode.Open, FileAccess.Write);
                await pipe.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
                closed.Wait();
                try
                {
                    await pipe.WriteAsync(bytes.AsMemory(bytes.Length / 2));
                }
                catch (IOException)
                {
                    // The reader went.
                }
            },
            TestContext.Current.CancellationToken);
        var source = CameraSource.File(_folder["fifo.mkv"]);
        var read = 0;
        var reading = Task.Run(
            () =>
            {
                using var picture = new Mat();
                while (source.TryRead(picture, out _)) Interlocked.Increment(ref read);
            },
            TestContext.Current.CancellationToken);
        using var changed = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Volatile.Read(ref read) < 20) await changed.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        source.Dispose();
        closed.Set();
        await Task.WhenAll(writing, reading).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.InRange(read, 20, 59);
    }

    [Fact]
    public void A_picture_that_a_callback_disposes_is_told()
    {
        using var source = new TestPictures(new() { Count = 5 });
        var told = Assert.Throws<InvalidOperationException>(() => new CameraRecorder(source, new() { OnFrame = f => f.Picture.Dispose() }).Record(_folder["a.avi"], TestContext.Current.CancellationToken));
        Assert.Contains("OnFrame disposed", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_codec_not_named_is_XVID() => Assert.Equal((ClipCodec.Xvid, "XVID"), (default(ClipCodec), default(ClipCodec).Letters));

    [Fact]
    public void A_name_with_a_colon_is_no_address()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        using (var source = new TestPictures(new() { Count = 3 }))
            new CameraRecorder(source).Record(_folder["12:30.avi"], TestContext.Current.CancellationToken);
        Assert.Equal(3, ClipInfo.Of(Path.GetRelativePath(Environment.CurrentDirectory, _folder["12:30.avi"])).Frames);
        Assert.Equal(3, Clip.Numbers(_folder["12:30.avi"]).Count);
    }
}
