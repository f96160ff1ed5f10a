using System.Diagnostics;
using Deja.Vision.Clips;
using Deja.Vision.Errors;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests;

/// <summary>Whatever is called again and again, memory, threads and open files stay what they were.</summary>
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests : IDisposable
{
    // A picture of 4 MB a call; a leak of one each would be five times what is allowed.
    private const int Calls = 60;
    private const long MostGrowth = 50L << 20;
    private static readonly Size Large = new(1280, 1080);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recording_gives_everything_back() => Check(() =>
    {
        using var source = new TestPictures(new() { Count = 2, Size = Large });
        new CameraRecorder(source, new() { IsMirrored = true }).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
    });

    [Fact]
    public void A_recording_that_fails_gives_everything_back() => Check(() =>
    {
        using var source = new TestPictures(new() { Count = 4, Size = Large });
        Assert.Throws<InvalidTimeZoneException>(() => new CameraRecorder(source, new() { OnFrame = f => { if (f.Number == 1) throw new InvalidTimeZoneException(); } }).Record(_folder["a.avi"], TestContext.Current.CancellationToken));
    });

    [Fact]
    public void Reading_a_clip_gives_everything_back()
    {
        using (var source = new TestPictures(new() { Count = 2, Size = Large }))
            new CameraRecorder(source).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
        Check(() =>
        {
            ClipPictures.Sheet(_folder["a.avi"], count: 2, width: 1280);
            ClipInfo.Of(_folder["a.avi"]);
            using var picture = TestPictures.Picture(1, new() { Size = Large });
            TestPictures.NumberOf(picture);
        });
    }

    [Fact]
    public void What_can_not_be_opened_gives_everything_back()
    {
        File.WriteAllText(_folder["a.avi"], "no video");
        Check(() => Assert.Throws<CameraException>(() => CameraSource.File(_folder["a.avi"])));
    }

    [Fact]
    public void A_stream_by_the_ffmpeg_program_gives_everything_back_and_may_be_disposed_twice()
    {
        FFmpegProgram.SkipWithout();
        using (var source = new TestPictures(new() { Count = 2 }))
            new CameraRecorder(source).Record(_folder["sent.mkv"], TestContext.Current.CancellationToken);
        using var server = new FileServer(_folder["sent.mkv"]);
        Check(() =>
        {
            var source = CameraSource.Open(server.Address);
            source.Dispose();
            source.Dispose();
        }, calls: 20, files: 10);
    }

    // A connection that is just being closed at the other end is no leak; one for each call is.
    private static void Check(Action call, int calls = Calls, int files = 3)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "what a process holds is read from /proc");
        for (var i = 0; i < calls / 5; i++) call();
        var before = Held();
        for (var i = 0; i < calls; i++) call();
        var after = Held();
        Assert.InRange(after.Memory - before.Memory, long.MinValue, MostGrowth);
        Assert.InRange(after.Files - before.Files, int.MinValue, files);
        Assert.InRange(after.Threads - before.Threads, int.MinValue, 5);
    }

    private static (long Memory, int Files, int Threads) Held()
    {
        // Only what nobody disposed is left to a finalizer, and that is what is looked for: none is waited for.
        using var process = Process.GetCurrentProcess();
        return (process.WorkingSet64, Directory.GetFiles("/proc/self/fd").Length, process.Threads.Count);
    }
}
