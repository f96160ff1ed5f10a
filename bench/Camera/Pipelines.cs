using System.Diagnostics;
using System.Globalization;
using Deja.Vision.Clips;
using Deja.Vision.Recorders;
using Deja.Vision.Sources;

namespace Deja.Bench.Camera;

/// <summary>The same work by each: a clip is read, mirrored and written. Pictures per second.</summary>
internal static class Pipelines
{
    // What the script says by its exit code when it can't import cv2.
    private const int Absent = 3;

    public static double Recorder(string source, string target, string codec)
    {
        var watch = Stopwatch.StartNew();
        using var clip = CameraSource.File(source);
        var recording = new CameraRecorder(clip, new() { IsMirrored = true, Codec = new ClipCodec(codec) }).Record(target);
        return recording.Written / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The usual loop on the OpenCV that the recorder uses: what threads alone gain.</summary>
    public static double Loop(string source, string target, string codec)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        using (var camera = new VideoCapture(source, VideoCaptureAPIs.FFMPEG))
        using (var writer = new VideoWriter(target, VideoCaptureAPIs.FFMPEG, VideoWriter.FourCC(codec), camera.Fps, new Size(camera.FrameWidth, camera.FrameHeight)))
        using (var picture = new Mat())
        using (var mirrored = new Mat())
        {
            for (; camera.Read(picture) && !picture.Empty(); count++)
            {
                Cv2.Flip(picture, mirrored, FlipMode.Y);
                writer.Write(mirrored);
            }
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Null where Python has no OpenCV. The start of Python and its import aren't counted.</summary>
    public static double? Python(string program, string source, string target, string codec)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [Path.Combine(AppContext.BaseDirectory, "camera.py"), source, target, codec]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd().Split('\t');
        process.WaitForExit();
        if (process.ExitCode == Absent) Console.Error.WriteLine($"{program} has no cv2: its cells stay empty. Debian has it as python3-opencv.");
        return said is [var milliseconds, var count, _] ? int.Parse(count, CultureInfo.InvariantCulture) * 1000 / double.Parse(milliseconds, CultureInfo.InvariantCulture) : null;
    }
}
