using Deja.Vision.Errors;
using Deja.Vision.Native;

namespace Deja.Vision.Clips;

/// <summary>A video file being written, by FFmpeg in OpenCV. Pictures must be of its size. Disposed, the file is whole.</summary>
internal sealed class ClipWriter : IDisposable
{
    private readonly VideoWriter _writer;

    public ClipWriter(string path, ClipCodec codec, double rate, Size size)
    {
        using var silence = new Silence();
        (Size, Rate, Codec) = (Even(size), Written(rate), codec);
        _writer = new VideoWriter(path, VideoCaptureAPIs.FFMPEG, codec.FourCC, Rate, Size);
        if (_writer.IsOpened()) return;
        _writer.Dispose();
        var kind = Path.GetExtension(path);
        var others = ClipCodec.KnownFor(kind).Where(c => c != codec && CanWrite(c, kind)).ToList();
        throw new CameraException(CameraProblem.NoCodec, $"{codec} can't be written into a file of {kind} at {Size.Width} × {Size.Height} here. " + (others.Count == 0
            ? "Nor can any other known codec: is this build of OpenCV one with FFmpeg?"
            : $"This build of OpenCV can: {string.Join(", ", others)}." + (codec.Letters is "H264" or "avc1" or "X264" ? " For H.264, record so and convert: ffmpeg -i clip.mkv -c:v libx264 clip.mp4" : string.Empty)));
    }

    public Size Size { get; }

    public double Rate { get; }

    public ClipCodec Codec { get; }

    public long Frames { get; private set; }

    /// <summary>OpenCV would cut the last column or row off by itself: its colours are kept for four pixels together.</summary>
    public static Size Even(Size size) => new(Math.Max(2, size.Width & ~1), Math.Max(2, size.Height & ~1));

    /// <summary>OpenCV takes the first fraction over 1, 10, 100… that is within 0.001 of a rate. Two decimals are met exactly; more would be written as another rate than was counted with.</summary>
    public static double Written(double rate) => Math.Max(0.01, Math.Round(rate, 2));

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
