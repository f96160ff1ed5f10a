using System.Globalization;
using Deja.Vision.Errors;
using Deja.Vision.Native;

namespace Deja.Vision.Clips;

/// <summary>What a video file says of itself.</summary>
/// <param name="Frames">How many pictures; 0 when the file doesn't say, as one that was cut off.</param>
/// <param name="Size">Pixels.</param>
/// <param name="Rate">Pictures per second.</param>
/// <param name="Codec">Its four letters; MPEG-4 reads back as FMP4.</param>
public sealed record ClipInfo(long Frames, Size Size, double Rate, string Codec)
{
    /// <summary>How long it plays.</summary>
    public TimeSpan Duration => Rate > 0 ? TimeSpan.FromSeconds(Frames / Rate) : TimeSpan.Zero;

    /// <summary>Reads a file's head; no picture is decoded.</summary>
    /// <exception cref="CameraException">It isn't there or is no video: <see cref="CameraProblem.Unreadable"/>.</exception>
    public static ClipInfo Of(string path)
    {
        NativeOpenCv.Load();
        using var silence = new Silence();
        if (!File.Exists(path)) throw new CameraException(CameraProblem.Unreadable, $"{path} isn't there; the current folder is {Environment.CurrentDirectory}.");
        using var capture = new VideoCapture(Path.GetFullPath(path), VideoCaptureAPIs.FFMPEG);
        if (!capture.IsOpened()) throw new CameraException(CameraProblem.Unreadable, $"{path} is no video that FFmpeg knows.");
        return new(Math.Max(0, capture.FrameCount), new(capture.FrameWidth, capture.FrameHeight), capture.Fps, capture.FourCC);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Frames} pictures of {Size.Width} × {Size.Height}, {Rate:0.##} a second, {Duration.TotalSeconds:0.00} s, {Codec}");
}
