using System.Diagnostics;
using Deja.Vision.Clips;

namespace Deja.Vision.Tests.Processes;

/// <summary>A recording whose process is ended.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", "a.avi")]
    [InlineData("TERM", "a.mp4")]
    [InlineData("HUP", "a.mkv")]
    public async Task Signals_that_end_a_program_leave_a_whole_file_when_asked_for(string signal, string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        using var program = new RecordingProgram([_folder[name], "--signals"]);
        await program.IsRecordingAsync();
        using (var kill = Process.Start("kill", ["-" + signal, $"{program.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("ended by Interrupted", await program.EndAsync(), StringComparison.Ordinal);
        Assert.Equal(0, program.ExitCode);
        Assert.Equal([name], _folder.Files);
        var numbers = Clip.Numbers(_folder[name]);
        Assert.InRange(numbers.Count, 1, 3000);
        Assert.Equal(ClipInfo.Of(_folder[name]).Frames, numbers.Count);
    }

    [Fact]
    public async Task A_killed_recording_destroys_nothing_that_was_there()
    {
        await File.WriteAllTextAsync(_folder["a.avi"], "old", TestContext.Current.CancellationToken);
        using (var program = new RecordingProgram([_folder["a.avi"]]))
        {
            await program.IsRecordingAsync();
            program.Kill();
            await program.EndAsync();
        }

        Assert.Equal("old", await File.ReadAllTextAsync(_folder["a.avi"], TestContext.Current.CancellationToken));
        Assert.Equal(["a.avi", "a.part.avi"], _folder.Files);
    }

    [Fact]
    public async Task Of_a_killed_recording_by_ffmpeg_the_file_is_whole()
    {
        FFmpegProgram.SkipWithout();
        using (var program = new RecordingProgram([_folder["a.mp4"]]))
        {
            await program.IsRecordingAsync();
            program.Kill();
            await program.EndAsync();
        }

        // ffmpeg has seen the end of its pipe, and writes the index now.
        using var changed = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!IsWhole(_folder["a.part.mp4"])) await changed.WaitForNextTickAsync(limit.Token);
        Assert.DoesNotContain(null, Clip.Numbers(_folder["a.part.mp4"]));
    }

    private static bool IsWhole(string path)
    {
        try
        {
            return ClipInfo.Of(path).Frames > 0;
        }
        catch (Vision.Errors.CameraException)
        {
            return false;
        }
    }

    // FFmpeg writes 256 KB at a time, and these have more than that in a second.
    [Theory]
    [InlineData("a.avi")]
    [InlineData("a.mkv")]
    public async Task Of_a_killed_recording_by_OpenCV_AVI_and_MKV_keep_what_was_written(string name)
    {
        using (var program = new RecordingProgram([_folder[name], "--large", "--opencv"]))
        {
            await program.IsRecordingAsync();
            var part = _folder[Path.GetFileNameWithoutExtension(name) + ".part" + Path.GetExtension(name)];
            using var changed = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (new FileInfo(part).Length == 0) await changed.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            program.Kill();
            await program.EndAsync();
            var kept = Clip.Numbers(part);
            Assert.InRange(kept.Count, 1, 3000);
            Assert.DoesNotContain(null, kept.SkipLast(1));
        }
    }
}
