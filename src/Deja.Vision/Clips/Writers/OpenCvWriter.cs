using Deja.Vision.Errors;
using Deja.Vision.Native;

namespace Deja.Vision.Clips.Writers;

/// <summary>A video file by the FFmpeg in OpenCV.</summary>
internal sealed class OpenCvWriter : IClipWriter
{
    private readonly VideoWriter _writer;

    /// <param name="path">The file.</param>
    /// <param name="codec">The codec.</param>
    /// <param name="rate">Pictures a second.</param>
    /// <param name="size">Of the pictures, even.</param>
    /// <param name="refused">What the ffmpeg program said against it before; null when it wasn't asked.</param>
    public OpenCvWriter(string path, ClipCodec codec, double rate, Size size, string? refused = null)
    {
        using var silence = new Silence();
        (Size, Rate, Codec) = (size, rate, codec);
        _writer = new VideoWriter(path, VideoCaptureAPIs.FFMPEG, codec.FourCC, Rate, Size);
        if (_writer.IsOpened()) return;
        _writer.Dispose();
        var kind = Path.GetExtension(path);
        var others = ClipCodec.KnownFor(kind).Where(c => c != codec && CanWrite(c, path, size)).ToList();
        throw new CameraException(CameraProblem.NoCodec, $"{codec} can't be written into a file of {kind} at {Size.Width} × {Size.Height} here. " + (others.Count == 0
            ? "Nor can any other known codec: is the size too large for them, or this build of OpenCV one without FFmpeg?"
            : $"This build of OpenCV can: {string.Join(", ", others)}." + (codec.Letters.ToUpperInvariant() is "H264" or "AVC1" or "X264" && ProgramPath.Find("ffmpeg") is null ? " H.264 needs the ffmpeg program: apt-get install ffmpeg" : string.Empty)) + (refused is null ? string.Empty : $" {refused}"));
    }

    public Size Size { get; }

    public double Rate { get; }

    public ClipCodec Codec { get; }

    public long Frames { get; private set; }

    public (CameraProblem Problem, string Text)? Failure => null;

    public void Write(Mat picture, long times)
    {
        for (var i = 0L; i < times; i++) _writer.Write(picture);
        Frames += times;
    }

    public void Dispose() => _writer.Dispose();

    private static bool CanWrite(ClipCodec codec, string path, Size size)
    {
        using var folder = new TrialFolder(path);
        using var writer = new VideoWriter(folder.File, VideoCaptureAPIs.FFMPEG, codec.FourCC, 25, size);
        return writer.IsOpened();
    }
}
