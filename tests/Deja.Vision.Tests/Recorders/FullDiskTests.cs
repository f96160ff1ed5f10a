using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Recorders;

/// <summary>A disk that fills up.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public void Before_the_disk_is_full_it_ends_and_the_file_is_whole()
    {
        using var disk = SmallDisk.Mount(megabytes: 40);
        using var source = new NoiseSource();
        var recording = new CameraRecorder(source).Record(disk["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal(StopCause.DiskFull, recording.StoppedBy);
        Assert.Equal(recording.Written, ClipInfo.Of(disk["a.avi"]).Frames);
        Assert.Equal(["a.avi"], disk.Files);
    }

    [Theory]
    [InlineData("a.avi", ClipEncoder.OpenCv)]
    [InlineData("a.mkv", ClipEncoder.OpenCv)]
    [InlineData("a.mp4", ClipEncoder.OpenCv)]
    [InlineData("a.avi", ClipEncoder.FFmpeg)]
    [InlineData("a.mkv", ClipEncoder.FFmpeg)]
    [InlineData("a.mp4", ClipEncoder.FFmpeg)]
    public void A_disk_that_is_full_all_the_same_is_told_and_what_was_there_stays(string name, ClipEncoder encoder)
    {
        FFmpegProgram.SkipWithout(encoder);
        using var disk = SmallDisk.Mount(megabytes: 2);
        File.WriteAllText(disk[name], "old");
        using var source = new NoiseSource(count: 200);
        var thrown = Assert.Throws<CameraException>(() => new CameraRecorder(source, new() { ReservedBytes = 0, Encoder = encoder }).Record(disk[name], TestContext.Current.CancellationToken));
        Assert.Equal(CameraProblem.DiskFull, thrown.Problem);
        Assert.Contains("pictures were written", thrown.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(disk[name]));
        Assert.Equal([name, "a.part" + Path.GetExtension(name)], disk.Files);
    }

    // A picture of noise takes megabytes, and encoders hold several.
    [Theory]
    [InlineData("a.avi", "XVID", ClipEncoder.FFmpeg)]
    [InlineData("a.mp4", "mp4v", ClipEncoder.FFmpeg)]
    [InlineData("a.avi", "MJPG", ClipEncoder.FFmpeg)]
    [InlineData("a.mkv", "MJPG", ClipEncoder.OpenCv)]
    [InlineData("a.mkv", "FFV1", ClipEncoder.FFmpeg)]
    public void Large_pictures_leave_room_for_the_end_too(string name, string codec, ClipEncoder encoder)
    {
        FFmpegProgram.SkipWithout(encoder);
        using var disk = SmallDisk.Mount(megabytes: 200);
        using var source = new NoiseSource(size: new(1920, 1080));
        var recording = new CameraRecorder(source, new() { Codec = new(codec), Encoder = encoder }).Record(disk[name], TestContext.Current.CancellationToken);
        Assert.Equal(StopCause.DiskFull, recording.StoppedBy);
        Assert.Equal(recording.Written, ClipInfo.Of(disk[name]).Frames);
        Assert.Equal(recording.Captured, recording.Dropped + recording.Skipped + recording.Written - recording.Repeated);
    }

    [Theory]
    [InlineData(ClipEncoder.FFmpeg)]
    [InlineData(ClipEncoder.OpenCv)]
    public void A_disk_that_fills_up_by_one_picture_that_stays_is_noticed_though_the_source_has_ended(ClipEncoder encoder)
    {
        FFmpegProgram.SkipWithout(encoder);
        using var disk = SmallDisk.Mount(megabytes: 20);
        using var source = new TestPictures(new() { Count = 2, Times = n => TimeSpan.FromHours(n) });
        var recording = new CameraRecorder(source, new() { Codec = ClipCodec.MotionJpeg, Encoder = encoder, ReservedBytes = 4 << 20 }).Record(disk["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal(StopCause.DiskFull, recording.StoppedBy);
        Assert.InRange(recording.Written, 100, 100_000);
        Assert.Equal(recording.Written, ClipInfo.Of(disk["a.avi"]).Frames);
    }

    [Fact]
    public void A_disk_with_too_little_room_is_told_before_anything_is_recorded()
    {
        using var disk = SmallDisk.Mount(megabytes: 2);
        using var source = new NoiseSource(count: 3);
        var thrown = Assert.Throws<CameraException>(() => new CameraRecorder(source).Record(disk["a.avi"], TestContext.Current.CancellationToken));
        Assert.Equal((CameraProblem.DiskFull, true), (thrown.Problem, thrown.Message.Contains("32 MB", StringComparison.Ordinal)));
        Assert.Empty(disk.Files);
    }
}
