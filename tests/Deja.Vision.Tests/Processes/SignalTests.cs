using System.Diagnostics;
using Deja.Vision.Clips;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

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

    // MP4 by OpenCV, which is lost when it is not brought to its end.
    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task Signals_that_end_a_program_do_so_when_the_file_is_whole(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        using var program = new RecordingProgram([_folder["a.mp4"], "--opencv", "--goes-on"]);
        await program.IsRecordingAsync();
        using (var kill = Process.Start("kill", ["-" + signal, $"{program.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await program.EndAsync();
        Assert.Equal(exitCode, program.ExitCode);
        Assert.Equal(["a.mp4"], _folder.Files);
        Assert.Equal(ClipInfo.Of(_folder["a.mp4"]).Frames, Clip.Numbers(_folder["a.mp4"]).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_second_Ctrl_C_ends_the_program_whatever_ended_the_recording(bool isForRecording)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        using var program = new RecordingProgram([_folder["a.avi"], "--hangs", .. isForRecording ? (string[])["--signals"] : []]);
        await program.IsRecordingAsync();
        for (var i = 0; i < 2; i++)
        {
            using var kill = Process.Start("kill", ["-INT", $"{program.Id}"]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await program.EndAsync();
        Assert.Equal(130, program.ExitCode);
    }

    [Fact]
    public async Task Without_a_folder_for_temporary_files_it_records_too()
    {
        using var program = new RecordingProgram([_folder["a.avi"], "--seconds", "0.5"], temporary: _folder["none"]);
        Assert.Contains("ended by Duration", await program.EndAsync(), StringComparison.Ordinal);
        Assert.Equal(["a.avi"], _folder.Files);
    }

    [Fact]
    public async Task A_killed_recording_of_a_stream_that_stalls_leaves_no_reader_behind()
    {
        FFmpegProgram.SkipWithout();
        Assert.SkipUnless(Directory.Exists("/proc/self"), "only Linux tells a process's children in /proc");
        using (var pictures = new TestPictures(new() { Count = 60 }))
            await new CameraRecorder(pictures).RecordAsync(_folder["sent.mkv"], TestContext.Current.CancellationToken);
        using var server = new FileServer(_folder["sent.mkv"], staysOpen: true);
        using var program = new RecordingProgram([_folder["a.avi"], "--opencv", "--device", server.Address]);
        await program.IsRecordingAsync();
        var reader = Assert.Single(Directory.EnumerateDirectories($"/proc/{program.Id}/task").SelectMany(t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        program.Kill();
        using var changed = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (IsRunning(reader)) await changed.WaitForNextTickAsync(limit.Token);
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

    // One that ended and that nobody took note of is still listed, as Z.
    private static bool IsRunning(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
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
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (new FileInfo(part).Length == 0) await changed.WaitForNextTickAsync(limit.Token);
            program.Kill();
            await program.EndAsync();
            var kept = Clip.Numbers(part);
            Assert.InRange(kept.Count, 1, 3000);
            Assert.DoesNotContain(null, kept.SkipLast(1));
        }
    }
}
