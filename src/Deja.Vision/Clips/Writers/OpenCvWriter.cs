using Deja.Vision.Errors;
using Deja.Vision.Native;

namespace Deja.Vision.Clips.Writers;

/// <summary>A video file by the FFmpeg in OpenCV.</summary>
internal sealed class OpenCvWriter : IClipWriter
{
    private readonly VideoWriter _writer;

    public OpenCvWriter(string path, ClipCodec codec, double rate, Size size)
    {
        using var silence = new Silence();
        (Size, Rate, Codec) = (size, rate, codec);
        _writer = new VideoWriter(path, VideoCaptureAPIs.FFMPEG, codec.FourCC, Rate, Size);
        if (_writer.IsOpened()) return;
        _writer.Dispose();
        var kind = Path.GetExtension(path);
        var others = ClipCodec.KnownFor(kind).Where(c => c != codec && CanWrite(c, kind)).ToList();
        throw new CameraException(CameraProblem.NoCodec, $"{codec} can't be written into a file of {kind} at {Size.Width} × {Size.Height} here. " + (others.Count == 0
            ? "Nor can any other known codec: is this build of OpenCV one with FFmpeg?"
            : $"This build of OpenCV can: {string.Join(", ", others)}." + (codec.Letters.ToUpperInvariant() is "H264" or "AVC1" or "X264" && ProgramPath.Find("ffmpeg") is null ? " H.264 needs the ffmpeg program: apt-get install ffmpeg" : string.Empty)));
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

    private static bool CanWrite(ClipCodec codec, string kind)
    {
        var folder = Directory.CreateTempSubdirectory("deja-vision-");
        try
        {
            using var writer = new VideoWriter(Path.Combine(folder.FullName, "try" + kind), VideoCaptureAPIs.FFMPEG, codec.FourCC, 25, new Size(64, 64));
            return writer.IsOpened();
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
