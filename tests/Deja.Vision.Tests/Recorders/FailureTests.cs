using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Recorders;

/// <summary>What goes wrong is told, the file is whole, and what was there is not lost.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_callback_throws_is_thrown_and_the_clip_is_whole_up_to_there()
    {
        using var source = new TestPictures(new() { Count = 100 });
        var thrown = Assert.Throws<InvalidTimeZoneException>(() => Record(source, "a.avi", new() { OnFrame = f => { if (f.Number == 7) throw new InvalidTimeZoneException("mine"); } }));
        Assert.Equal("mine", thrown.Message);
        Assert.Equal(Enumerable.Range(0, 7).Cast<int?>(), Clip.Numbers(_folder["a.avi"]));
        Assert.Equal(["a.avi"], _folder.Files);
    }

    [Fact]
    public void What_a_source_throws_is_thrown_and_the_clip_is_whole_up_to_there()
    {
        var clock = new ManualClock();
        using var camera = new ScriptedCamera(clock, 0, 0.1, 0.2, 0.3) { Before = n => { if (n == 3) throw new InvalidTimeZoneException("the camera's"); } };
        Assert.Throws<InvalidTimeZoneException>(() => Record(camera, "a.avi", new() { Clock = clock, Rate = 10 }));
        Assert.Equal([0, 1, 2], Clip.Numbers(_folder["a.avi"]));
    }

    [Fact]
    public void A_callback_that_fails_at_the_first_picture_leaves_no_file_and_the_old_one_as_it_was()
    {
        File.WriteAllText(_folder["a.avi"], "old");
        using var source = new TestPictures(new() { Count = 3 });
        Assert.Throws<InvalidTimeZoneException>(() => Record(source, "a.avi", new() { OnFrame = _ => throw new InvalidTimeZoneException() }));
        Assert.Equal("old", File.ReadAllText(_folder["a.avi"]));
        Assert.Equal(["a.avi"], _folder.Files);
    }

    [Fact]
    public void A_codec_that_is_missing_is_told_with_those_that_are_there()
    {
        File.WriteAllText(_folder["a.mp4"], "old");
        var thrown = Refused("a.mp4", CameraProblem.NoCodec, new() { Codec = new ClipCodec("VP90") });
        Assert.Contains("VP90 can't be written into a file of .mp4", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("mp4v", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_folder["a.mp4"]));
        Assert.Equal(["a.mp4"], _folder.Files);
    }

    [Fact]
    public void An_ending_that_is_no_video_is_told_with_those_that_are() => Assert.Contains(".avi, .mkv or .mp4", Refused("a.gif", CameraProblem.NoCodec).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_is_missing_is_told_with_how_to_make_it() => Assert.Contains($"mkdir -p '{_folder["no"]}'", Refused("no/a.avi", CameraProblem.BadPath).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_is_no_file()
    {
        Directory.CreateDirectory(_folder["a.avi"]);
        Assert.Contains("is a folder", Refused("a.avi", CameraProblem.BadPath).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "where root may not write either is known of Linux alone");
        Assert.Contains("can't be written", Assert.Throws<CameraException>(() => Record(new TestPictures(new() { Count = 1 }), "/proc/a.avi", new())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ClipEncoder.FFmpeg)]
    [InlineData(ClipEncoder.OpenCv)]
    public void A_folder_that_is_taken_away_meanwhile_is_told(ClipEncoder encoder)
    {
        if (encoder == ClipEncoder.FFmpeg) FFmpegProgram.SkipWithout();
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps what is open");
        Directory.CreateDirectory(_folder["gone"]);
        var thrown = Refused("gone/a.avi", CameraProblem.BadPath, new() { Encoder = encoder, OnFrame = f => { if (f.Number == 1) Directory.Delete(_folder["gone"], true); } });
        Assert.Contains("taken away", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_can_not_be_replaced_at_the_end_leaves_the_whole_clip_beside_it()
    {
        var thrown = Refused("a.avi", CameraProblem.BadPath, new() { OnFrame = f => { if (f.Number == 1) Directory.CreateDirectory(_folder["a.avi"]); } });
        Assert.Contains("The clip is whole", thrown.Message, StringComparison.Ordinal);
        Assert.Equal([0, 1, 2], Clip.Numbers(_folder["a.part.avi"]));
    }

    [Fact]
    public void A_source_without_a_picture_leaves_no_file()
    {
        using var source = new TestPictures(new() { Count = 0 });
        Assert.Equal(CameraProblem.NoPicture, Assert.Throws<CameraException>(() => Record(source, "a.avi", new())).Problem);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void What_a_killed_recording_left_is_not_written_over()
    {
        File.WriteAllText(_folder["a.part.avi"], "all that is left");
        using var source = new TestPictures(new() { Count = 3 });
        Record(source, "a.avi", new());
        Assert.Equal("all that is left", File.ReadAllText(_folder["a.part.avi"]));
        Assert.Equal(["a.avi", "a.part.avi"], _folder.Files);
    }

    [Fact]
    public void A_cancelled_token_ends_it_and_the_file_is_kept()
    {
        using var stop = new CancellationTokenSource();
        using var source = new TestPictures();
        var recording = new CameraRecorder(source, new() { OnFrame = f => { if (f.Number == 5) stop.Cancel(); } }).Record(_folder["a.mkv"], stop.Token);
        Assert.Equal(StopCause.Token, recording.StoppedBy);
        Assert.InRange(recording.Written, 6, 60);
        Assert.Equal(Enumerable.Range(0, (int)recording.Written).Cast<int?>(), Clip.Numbers(_folder["a.mkv"]));
    }

    private CameraException Refused(string name, CameraProblem problem, RecorderOptions? options = null)
    {
        using var source = new TestPictures(new() { Count = 3 });
        var thrown = Assert.Throws<CameraException>(() => Record(source, name, options ?? new()));
        Assert.Equal(problem, thrown.Problem);
        return thrown;
    }

    private Recording Record(CameraSource source, string name, RecorderOptions options) => new CameraRecorder(source, options).Record(_folder[name], TestContext.Current.CancellationToken);
}
