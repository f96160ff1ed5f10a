using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Recorders;

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
