using Deja.Vision.Errors;

namespace Deja.Vision.Clips.Writers;

/// <summary>Chooses who writes, and what both keep to.</summary>
internal static class ClipWriters
{
    /// <summary>The ffmpeg program where it is wanted, is there and knows the codec by that name; else OpenCV.</summary>
    /// <param name="path">The file.</param>
    /// <param name="codec">The codec.</param>
    /// <param name="rate">Pictures a second.</param>
    /// <param name="size">Of the pictures.</param>
    /// <param name="encoder">Who is wanted.</param>
    /// <param name="notes">Gets why it is another.</param>
    public static IClipWriter Open(string path, ClipCodec codec, double rate, Size size, ClipEncoder encoder, ICollection<string> notes)
    {
        var (even, written) = (Even(size), Written(rate));
        string? reason = null;
        if (encoder != ClipEncoder.OpenCv && EncoderProgram.FFmpeg is { } ffmpeg && FFmpegWriter.TryStart(ffmpeg, path, codec, written, even, out reason) is { } program) return program;
        var refused = reason is null ? null : $"The ffmpeg program doesn't write {codec} into a file of {Path.GetExtension(path)} here: {reason.TrimEnd('.')}.";
        if (encoder == ClipEncoder.FFmpeg)
            throw new CameraException(CameraProblem.NoCodec, refused ?? $"The ffmpeg program isn't there, or isn't asked for {codec}. On Debian and Ubuntu: apt-get install ffmpeg. It knows here: {string.Join(", ", FFmpegWriter.Codecs)}.");
        var writer = new OpenCvWriter(path, codec, written, even, refused);
        if (refused is not null) notes.Add($"{refused} OpenCV wrote it.");
        return writer;
    }

    /// <summary>OpenCV would cut the last column or row off by itself: colours are kept for four pixels together.</summary>
    public static Size Even(Size size) => new(Math.Max(2, size.Width & ~1), Math.Max(2, size.Height & ~1));

    /// <summary>OpenCV takes the first fraction over 1, 10, 100… that is within 0.001 of a rate. Two decimals are met exactly; more would be written as another rate than was counted with.</summary>
    public static double Written(double rate) => Math.Max(0.01, Math.Round(rate, 2));
}
