using System.Diagnostics;
using System.Globalization;
using Deja.Vision.Clips;
using Deja.Vision.Recorders;

namespace Deja.Bench.Camera;

/// <summary>The same work by each: pictures are taken, mirrored and written. Pictures per second, the file's end included.</summary>
internal static class Pipelines
{
    // What the script says by its exit code when it can't import cv2.
    private const int Absent = 3;

    public static double Recorder(MemorySource source, string target, string codec, ClipEncoder encoder)
    {
        var watch = Stopwatch.StartNew();
        var recording = new CameraRecorder(source.Rewound(), new() { IsMirrored = true, Codec = new ClipCodec(codec), Encoder = encoder }).Record(target);
        return recording.Written / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The usual loop on the OpenCV that the recorder uses: what threads alone gain.</summary>
    public static double Loop(MemorySource source, string target, string codec)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        source.Rewound();
        using (var writer = new VideoWriter(target, VideoCaptureAPIs.FFMPEG, VideoWriter.FourCC(codec), 30, source.Size))
        using (var picture = new Mat())
        using (var mirrored = new Mat())
        {
            for (; source.TryRead(picture, out _); count++)
            {
                Cv2.Flip(picture, mirrored, FlipMode.Y);
                writer.Write(mirrored);
            }
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Null where Python has no OpenCV. The start of Python, its import and the reading of the pictures aren't counted.</summary>
    public static double? Python(string program, string raw, Size size, int count, string target, string codec)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "camera.py"), raw, .. new[] { size.Width, size.Height, count }.Select(n => n.ToString(CultureInfo.InvariantCulture)), target, codec];
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == Absent) Console.Error.WriteLine($"{program} has no cv2: its cells stay empty. Debian has it as python3-opencv.");
        return double.TryParse(said, CultureInfo.InvariantCulture, out var milliseconds) ? count * 1000 / milliseconds : null;
    }
}
