using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Recorders;

/// <summary>A slow encoder.</summary>
public sealed class QueueTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_camera_is_read_on_and_what_finds_no_room_is_dropped_and_counted()
    {
        var clock = new ManualClock();
        using var isEncoding = new ManualResetEventSlim();
        using var isOver = new ManualResetEventSlim();
        using var camera = new ScriptedCamera(clock, [.. Enumerable.Range(0, 30).Select(i => i / 30.0)])
        {
            Before = n =>
            {
                // The first picture is with the callback, and stays there until the camera is at its end.
                if (n == 1) Assert.True(isEncoding.Wait(Patience));
                if (n == 30) isOver.Set();
            },
        };
        var options = new RecorderOptions
        {
            Clock = clock, QueueLength = 4,
            OnFrame = f =>
            {
                isEncoding.Set();
                if (f.Number == 0) Assert.True(isOver.Wait(Patience));
            },
        };
        var recording = new CameraRecorder(camera, options).Record(_folder["a.avi"], TestContext.Current.CancellationToken);

        Assert.Equal((30, 25), (recording.Captured, recording.Dropped));
        Assert.Equal(recording.Captured, recording.Dropped + recording.Skipped + (recording.Written - recording.Repeated));
        // What was lost is stood in for: the clip lasts as long as it did.
        Assert.InRange(recording.Written, 29, 30);
        Assert.Equal([0, 1, 2, 3, 4], Clip.Numbers(_folder["a.avi"]).Distinct());
    }

    [Fact]
    public void A_file_waits_and_loses_nothing()
    {
        using var source = new TestPictures(new() { Count = 40 });
        var recording = new CameraRecorder(source, new() { QueueLength = 1 }).Record(_folder["a.avi"], TestContext.Current.CancellationToken);
        Assert.Equal((40, 0), (recording.Written, recording.Dropped));
    }
}
