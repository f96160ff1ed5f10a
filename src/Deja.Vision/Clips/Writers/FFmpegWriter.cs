using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Vision.Errors;

namespace Deja.Vision.Clips.Writers;

/// <summary>
/// A video file by the ffmpeg program, which gets pictures as YUV planes through a pipe. It is a process of its own: when this one is killed, it sees the pipe's end and finishes the file.
/// </summary>
internal sealed class FFmpegWriter : IClipWriter
{
    // Near what OpenCV writes: of 1 (best) to 31.
    private const string Quality = "3";

    private static readonly Dictionary<string, string[]> Encoders = new(StringComparer.Ordinal)
    {
        ["XVID"] = ["mpeg4", "-vtag", "XVID", "-q:v", Quality],
        ["mp4v"] = ["mpeg4", "-q:v", Quality],
        ["MJPG"] = ["mjpeg", "-q:v", Quality],
        ["FFV1"] = ["ffv1"],
        ["H264"] = ["libx264", "-preset", "veryfast"],
        ["avc1"] = ["libx264", "-preset", "veryfast"],
    };

    private readonly Process _process;
    private readonly Stream _pipe;
    private readonly Mat _planes;
    private readonly StringBuilder _said = new();
    private bool _isOver;

    private FFmpegWriter(Process process, ClipCodec codec, double rate, Size size)
    {
        (_process, _pipe, Codec, Rate, Size) = (process, process.StandardInput.BaseStream, codec, rate, size);
        _planes = new Mat(size.Height * 3 / 2, size.Width, MatType.CV_8UC1);
        PipeRoom.Widen(_pipe);
        _process.ErrorDataReceived += (_, line) => _said.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    public static IEnumerable<string> Codecs => Encoders.Keys;

    public Size Size { get; }

    public double Rate { get; }

    public ClipCodec Codec { get; }

    public long Frames { get; private set; }

    /// <summary>Null where there is no such program, or it isn't known by what name it has the codec.</summary>
    public static FFmpegWriter? TryStart(string path, ClipCodec codec, double rate, Size size)
    {
        if (!Encoders.TryGetValue(codec.Letters, out var encoder) || ProgramPath.Find("ffmpeg") is not { } ffmpeg) return null;

        // A session of its own, so that Ctrl-C in the terminal, which goes to all of a group, doesn't end it before the last pictures came.
        var setsid = ProgramPath.Find("setsid");
        string[] command = [
            ffmpeg, "-nostdin", "-hide_banner", "-loglevel", "error", "-y",
            "-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", $"{size.Width}x{size.Height}", "-framerate", string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0}/100"), "-i", "pipe:0",
            "-c:v", .. encoder, "file:" + path];
        if (setsid is not null) command = [setsid, .. command];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardError = true };
        try
        {
            return new(Process.Start(start)!, codec, rate, size);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public void Write(Mat picture, long times)
    {
        if (times == 0) return;
        Cv2.CvtColor(picture, _planes, ColorConversionCodes.BGR2YUV_I420);
        try
        {
            for (var i = 0L; i < times; i++, Frames++) _pipe.Write(_planes.AsSpan<byte>());
        }
        catch (IOException e)
        {
            End();
            var said = _said.ToString().Trim().ReplaceLineEndings(" ");
            var problem = said.Contains("nknown encoder", StringComparison.Ordinal) || said.Contains("not currently supported", StringComparison.Ordinal) ? CameraProblem.NoCodec : CameraProblem.DiskFull;
            throw new CameraException(problem, $"ffmpeg stopped while it wrote {Codec}: {said}" + (problem == CameraProblem.NoCodec ? " OpenCV encodes without it: Encoder = ClipEncoder.OpenCv." : string.Empty), e);
        }
    }

    public void Dispose()
    {
        End();
        _planes.Dispose();
        _process.Dispose();
    }

    private void End()
    {
        if (_isOver) return;
        _isOver = true;
        try
        {
            _pipe.Dispose();
        }
        catch (IOException)
        {
            // It was gone already.
        }

        _process.WaitForExit();
    }
}
