using Deja.Vision.Clips;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Recorders;

/// <summary>A clip lasts as long as what it shows, whatever the camera does.</summary>
public sealed class TimingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_camera_that_says_30_and_gives_10_makes_a_clip_that_lasts_as_long()
    {
        var recording = Record(Enumerable.Range(0, 20).Select(i => i / 10.0), new() { Duration = TimeSpan.FromSeconds(2) });
        Assert.Equal((20, 60, 40, 0, 0), (recording.Captured, recording.Written, recording.Repeated, recording.Skipped, recording.Dropped));
        Assert.Equal(TimeSpan.FromSeconds(2), ClipInfo.Of(recording.Path).Duration);
        Assert.Equal(Enumerable.Range(0, 60).Select(k => (int?)(k / 3)), Clip.Numbers(recording.Path));
    }

    [Fact]
    public void A_camera_that_is_faster_than_the_file_has_pictures_left_out()
    {
        var recording = Record(Enumerable.Range(0, 60).Select(i => i / 60.0), new() { Duration = TimeSpan.FromSeconds(1), Rate = 20 });
        Assert.Equal((60, 20, 0, 40), (recording.Captured, recording.Written, recording.Repeated, recording.Skipped));
        Assert.Equal(TimeSpan.FromSeconds(1), ClipInfo.Of(recording.Path).Duration);
    }

    [Fact]
    public void A_camera_that_pauses_leaves_the_last_picture_standing()
    {
        var recording = Record([0, 0.1, 1.1, 1.2], new() { Rate = 10, Duration = TimeSpan.FromSeconds(1.3) });
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3], Clip.Numbers(recording.Path));
    }

    [Fact]
    public void A_clip_is_as_long_as_the_recording_also_when_it_is_stopped_while_a_pause_is_filled()
    {
        using var token = new CancellationTokenSource();
        using var camera = new ScriptedCamera(_clock, 0, 2, 4);
        var options = Options(new() { Rate = 10, OnFrame = f => { if (f.Number == 2) token.Cancel(); } });
        var recording = new CameraRecorder(camera, options).Record(_folder["a.avi"], token.Token);
        Assert.Equal([.. Enumerable.Repeat<int?>(0, 20), .. Enumerable.Repeat<int?>(1, 20), 2], Clip.Numbers(_folder["a.avi"]));
        Assert.Equal((3, 0), (recording.Captured, recording.Dropped));
    }

    [Fact]
    public void A_duration_ends_on_time_though_the_camera_stalled()
    {
        // The clock passes the end while the camera is asked for a picture that never comes.
        var stalled = new ScriptedCamera(_clock, 0, 0.5) { Before = n => { if (n == 2) _clock.SetTo(TimeSpan.FromSeconds(9)); } };
        using (stalled)
        {
            var recording = new CameraRecorder(stalled, Options(new() { Duration = TimeSpan.FromSeconds(1) })).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
            Assert.Equal(StopCause.Duration, recording.StoppedBy);
            Assert.Equal(TimeSpan.FromSeconds(1), recording.Duration);
        }
    }

    [Fact]
    public void A_clip_starts_with_its_first_picture_however_long_the_camera_took_to_wake()
    {
        var recording = Record([7, 7.1, 7.2], new() { Rate = 10, Duration = TimeSpan.FromSeconds(0.3) });
        Assert.Equal([0, 1, 2], Clip.Numbers(recording.Path));
    }

    [Theory]
    [InlineData(29.97, 29.97)]
    [InlineData(23.976, 23.98)]
    [InlineData(7.4996, 7.5)]
    [InlineData(1000, 1000)]
    public void A_rate_is_written_as_it_is_counted_with(double asked, double written)
    {
        using var source = new TestPictures(new() { Count = 300, Rate = asked });
        var recording = new CameraRecorder(source).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
        var info = ClipInfo.Of(recording.Path);
        Assert.Equal((written, written), (recording.Rate, Math.Round(info.Rate, 4)));
        Assert.InRange(info.Duration.TotalSeconds - (300 / asked), -1 / written, 1 / written);
    }

    [Fact]
    public void A_source_that_says_no_rate_is_written_with_30_and_a_note_says_so()
    {
        using var camera = new ScriptedCamera(_clock, 0, 0.1, 9) { SaidRate = null };
        var recording = new CameraRecorder(camera, Options(new() { Duration = TimeSpan.FromSeconds(0.2) })).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal((30, 6), (recording.Rate, recording.Written));
        Assert.Contains("doesn't say its rate", Assert.Single(recording.Notes), StringComparison.Ordinal);
    }

    // FFmpeg takes both for whole numbers, and counts the pictures of such a file by its duration.
    [Theory]
    [InlineData(119.88, "a.mkv")]
    [InlineData(119.88, "a.avi")]
    [InlineData(239.76, "a.mkv")]
    public void A_clip_of_a_rate_that_reads_back_as_another_is_whole(double rate, string name)
    {
        using var source = new TestPictures(new() { Count = 1200, Rate = rate, Size = new(64, 32) });
        Assert.Equal(1200, new CameraRecorder(source).Record(_folder[name], TestContext.Current.CancellationToken).Written);
    }

    [Fact]
    public void Pictures_that_come_faster_than_their_source_says_are_left_out_with_a_note()
    {
        using var source = new TestPictures(new() { Count = 60, Rate = 3, Times = n => TimeSpan.FromSeconds(n / 30.0) });
        var recording = new CameraRecorder(source).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.InRange(recording.Skipped, 50, 55);
        Assert.Contains("set Rate", Assert.Single(recording.Notes), StringComparison.Ordinal);
        using var again = new TestPictures(new() { Count = 60, Rate = 3, Times = n => TimeSpan.FromSeconds(n / 30.0) });
        Assert.Equal((0, 60), (new CameraRecorder(again, new() { Rate = 30 }).Record(_folder["b.avi"], TestContext.Current.CancellationToken).Skipped, Clip.Numbers(_folder["b.avi"]).Distinct().Count()));
    }

    [Fact]
    public void A_file_recorded_again_keeps_every_picture()
    {
        using (var source = new TestPictures(new() { Count = 50, Rate = 29.97 }))
            new CameraRecorder(source).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
        using var file = CameraSource.Open(_folder["a.avi"]);
        var again = new CameraRecorder(file).Record(_folder["b.mkv"], TestContext.Current.CancellationToken);
        Assert.Equal((50, 50, 0), (again.Captured, again.Written, again.Repeated));
        Assert.Equal(Enumerable.Range(0, 50).Cast<int?>(), Clip.Numbers(_folder["b.mkv"]));
    }

    private Recording Record(IEnumerable<double> seconds, RecorderOptions options)
    {
        // One more at the end, which the duration refuses.
        using var camera = new ScriptedCamera(_clock, [.. seconds, 100]);
        return new CameraRecorder(camera, Options(options)).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
    }

    // Longer than any script, so that nothing is dropped however slow this machine is.
    private RecorderOptions Options(RecorderOptions options) => options with { Clock = _clock, QueueLength = 1000 };
}
