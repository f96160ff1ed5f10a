using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Deja.Vision.Errors;
using Deja.Vision.Native;

namespace Deja.Vision.Clips.Writers;

/// <summary>
/// A video file by the ffmpeg program, which gets pictures through a pipe, as YUV planes where the codec has no more. It is a process of its own: when this one is killed, it sees the pipe's end and finishes the file.
/// </summary>
internal sealed class FFmpegWriter : IClipWriter
{
    // Near what OpenCV writes: of 1 (best) to 31.
    private const string Quality = "3";

    // Planes halve the colours' resolution, which FFV1 is not for.
    private const string Planes = "yuv420p", Whole = "bgr24";

    private static readonly Dictionary<string, string[]> Encoders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["XVID"] = ["mpeg4", "-vtag", "XVID", "-q:v", Quality],
        ["mp4v"] = ["mpeg4", "-q:v", Quality],
        ["MJPG"] = ["mjpeg", "-q:v", Quality],
        ["FFV1"] = ["ffv1", "-pix_fmt", "bgr0"],
        ["H264"] = ["libx264", "-preset", "veryfast"],
        ["X264"] = ["libx264", "-preset", "veryfast"],
        ["avc1"] = ["libx264", "-preset", "veryfast"],
    };

    // What it was seen to write, into which kinds of file, at which sizes; what it was not is tried again, as a disk may have been full.
    private static readonly ConcurrentDictionary<(string Program, string Codec, string Kind, Size Size), bool> Seen = new();

    private readonly TimeSpan _patience;
    private readonly Process _process;
    private readonly Stream _pipe;
    private readonly Mat _raw;
    private readonly LastWords _said = new();
    private readonly Timer _watch;
    private bool _isOver;
    private volatile bool _hasHung;

    private FFmpegWriter(Process process, TimeSpan patience, ClipCodec codec, double rate, Size size)
    {
        (_process, _pipe, _patience, Codec, Rate, Size) = (process, process.StandardInput.BaseStream, patience, codec, rate, size);
        _raw = Raw(codec) == Whole ? new Mat(size, MatType.CV_8UC3) : new Mat(size.Height * 3 / 2, size.Width, MatType.CV_8UC1);
        _watch = new Timer(_ => Kill());
        PipeRoom.Widen(_pipe);
        _process.ErrorDataReceived += (_, line) => _said.Add(line.Data);
        _process.BeginErrorReadLine();
    }

    public static IEnumerable<string> Codecs => Encoders.Keys;

    public Size Size { get; }

    public double Rate { get; }

    public ClipCodec Codec { get; }

    public long Frames { get; private set; }

    public (CameraProblem Problem, string Text)? Failure { get; private set; }

    /// <summary>Null where it doesn't write the codec into such a file.</summary>
    /// <param name="ffmpeg">The program.</param>
    /// <param name="path">The file.</param>
    /// <param name="codec">The codec.</param>
    /// <param name="rate">Pictures a second.</param>
    /// <param name="size">Of the pictures, even.</param>
    /// <param name="reason">What the program said against it; null when it isn't asked for the codec.</param>
    public static FFmpegWriter? TryStart(EncoderProgram ffmpeg, string path, ClipCodec codec, double rate, Size size, out string? reason)
    {
        reason = null;
        if (!Encoders.ContainsKey(codec.Letters)) return null;
        var wanted = (ffmpeg.Path, codec.Letters, Path.GetExtension(path), size);
        reason = Seen.ContainsKey(wanted) ? null : Try(ffmpeg, codec, path, size);
        if (reason is null) Seen[wanted] = true;
        return reason is null && Start(ffmpeg.Path, path, codec, rate, size) is { } process ? new(process, ffmpeg.Patience, codec, rate, size) : null;
    }

    public void Write(Mat picture, long times)
    {
        if (times == 0) return;
        if (Raw(Codec) == Whole) picture.CopyTo(_raw);
        else Cv2.CvtColor(picture, _raw, ColorConversionCodes.BGR2YUV_I420);
        try
        {
            for (var i = 0L; i < times; i++, Frames++)
            {
                _watch.Change(_patience, Timeout.InfiniteTimeSpan);
                _pipe.Write(_raw.AsSpan<byte>());
            }

            _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        catch (IOException e)
        {
            End();
            var (problem, text) = Failure ?? (CameraProblem.EncoderFailed, $"ffmpeg stopped while it wrote {Codec}.");
            throw new CameraException(problem, text, e);
        }
    }

    public void Dispose()
    {
        End();
        _watch.Dispose();
        _raw.Dispose();
        _process.Dispose();
    }

    private static string Raw(ClipCodec codec) => codec.Letters.Equals("FFV1", StringComparison.OrdinalIgnoreCase) ? Whole : Planes;

    private static Process? Start(string ffmpeg, string path, ClipCodec codec, double rate, Size size)
    {
        // A session of its own, so that Ctrl-C in the terminal, which goes to all of a group, doesn't end it before the last pictures came.
        var setsid = ProgramPath.Find("setsid");

        // AVI keeps no times, so pictures can't come in another order than they are shown.
        string[] order = Path.GetExtension(path).Equals(".avi", StringComparison.OrdinalIgnoreCase) && Encoders[codec.Letters][0] == "libx264" ? ["-bf", "0"] : [];
        string[] command = [
            ffmpeg, "-nostdin", "-hide_banner", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", Raw(codec), "-video_size", $"{size.Width}x{size.Height}", "-framerate", string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0}/100"), "-i", "pipe:0",
            "-c:v", .. Encoders[codec.Letters], .. order, "file:" + path];
        if (setsid is not null) command = [setsid, .. command];
        try
        {
            return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardError = true });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Writes two pictures into a file of the same kind; null when that went well, else what was said.</summary>
    private static string? Try(EncoderProgram ffmpeg, ClipCodec codec, string path, Size size)
    {
        using var folder = new TrialFolder(path);
        if (Start(ffmpeg.Path, folder.File, codec, 25, size) is not { } process) return "it can't be started";
        using var writer = new FFmpegWriter(process, ffmpeg.Patience, codec, 25, size);
        using var picture = new Mat(size, MatType.CV_8UC3, Scalar.Black);
        try
        {
            writer.Write(picture, 2);
        }
        catch (CameraException e)
        {
            return e.Message;
        }

        writer.End();
        return writer.Failure?.Text ?? (new FileInfo(folder.File) is { Exists: true, Length: > 0 } ? null : "it wrote nothing");
    }

    private void Kill()
    {
        _hasHung = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself.
        }
    }

    private void End()
    {
        if (_isOver) return;
        _isOver = true;
        _watch.Change(_patience, Timeout.InfiniteTimeSpan);
        try
        {
            _pipe.Dispose();
        }
        catch (IOException)
        {
            // It was gone already.
        }

        _process.WaitForExit();
        _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var said = _said.ToString();
        Failure = _hasHung ? (CameraProblem.EncoderFailed, $"ffmpeg took no picture for {_patience.TotalSeconds:0.#} s while it wrote {Codec}, and was ended.")
            : _process.ExitCode == 0 ? null
            : (said.Contains("No space left", StringComparison.Ordinal) ? CameraProblem.DiskFull : CameraProblem.EncoderFailed, $"ffmpeg failed while it wrote {Codec}{(said.Length > 0 ? ": " + said : $" and said nothing; its exit code is {_process.ExitCode}.")}");
    }
}
