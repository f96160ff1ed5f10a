using System.Globalization;
using Deja.Vision.Clips.Writers;
using Deja.Vision.Errors;

namespace Deja.Vision.Clips;

/// <summary>Whether what was given to a writer is in its file. OpenCV's says nothing when a disk is full; the file does, as its count is written last.</summary>
internal static class WrittenClip
{
    // Below this a disk counts as full: some keep a little for root.
    private const long LittleBytes = 8 << 20;

    /// <summary>Null when all of it is there.</summary>
    /// <param name="file">The part.</param>
    /// <param name="writer">Disposed.</param>
    /// <param name="error">What is known to have gone wrong while it was written; null when nothing is.</param>
    public static CameraException? Fault(PartFile file, IClipWriter writer, Exception? error)
    {
        if (!File.Exists(file.Path)) return new(CameraProblem.BadPath, $"{file.Path} was taken away while it was written; {file.Target} was left as it was.", error);
        var counted = Counted(file, writer);
        if (counted == writer.Frames) return null;
        if (error is CameraException { Problem: not CameraProblem.DiskFull } known) return known;
        var kept = new FileInfo(file.Path).Length > 0 ? $" What could be written is in {file.Path}." : string.Empty;
        var isFull = file.FreeBytes < LittleBytes || error is CameraException || writer.Failure is { Problem: CameraProblem.DiskFull };
        var why = writer.Failure is { Problem: not CameraProblem.DiskFull } failure ? failure.Text
            : isFull ? $"The disk filled up: {Megabytes(file.FreeBytes ?? 0)} are free." : "The encoder lost some of them.";
        return new(isFull ? CameraProblem.DiskFull : writer.Failure?.Problem ?? CameraProblem.EncoderFailed,
            $"{why} {writer.Frames} pictures were written to {file.Path}, and {counted} came back.{kept} {file.Target} was left as it was.", error);
    }

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.#} MB");

    // FFmpeg takes some rates for others near them (119.88 for 120), and counts the pictures of AVI and MKV by the duration.
    private static long Counted(PartFile file, IClipWriter writer)
    {
        try
        {
            var read = ClipInfo.Of(file.Path);
            var asRead = writer.Frames * read.Rate / writer.Rate;
            return Math.Abs(read.Rate - writer.Rate) > 0.005 && Math.Abs(asRead - read.Frames) <= 1 ? writer.Frames : read.Frames;
        }
        catch (CameraException)
        {
            return 0;
        }
    }
}
