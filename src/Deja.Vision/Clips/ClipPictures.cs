using Deja.Vision.Errors;
using Deja.Vision.Sources;

namespace Deja.Vision.Clips;

/// <summary>A few pictures of a clip on one sheet, to be shown in a note.</summary>
public static class ClipPictures
{
    private const int Gap = 4;
    private static readonly Scalar Paper = Scalar.White;

    /// <summary>A PNG of pictures evenly spaced over the clip, the first and the last among them, row by row.</summary>
    /// <param name="path">The video file.</param>
    /// <param name="count">How many; fewer when the clip has fewer.</param>
    /// <param name="columns">How many a row.</param>
    /// <param name="width">Pixels of one picture's width; 160 by default, so that four fit a page.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="CameraException">The clip can't be read.</exception>
    public static byte[] Sheet(string path, int count = 8, int columns = 4, int width = 160)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        using var clip = CameraSource.File(path);
        var (frames, height) = (CountOf(path), Math.Max(1, width * clip.Size.Height / clip.Size.Width));
        var wanted = Enumerable.Range(0, (int)Math.Min(count, frames)).Select(i => count == 1 ? 0 : i * (frames - 1) / (Math.Min(count, frames) - 1 is 0 ? 1 : Math.Min(count, frames) - 1)).ToList();
        var (across, rows) = (Math.Min(columns, wanted.Count), (wanted.Count + columns - 1) / columns);
        using var sheet = new Mat(new Size((across * (width + Gap)) - Gap, (rows * (height + Gap)) - Gap), MatType.CV_8UC3, Paper);
        using var picture = new Mat();
        var placed = 0;
        for (var number = 0L; placed < wanted.Count && clip.TryRead(picture, out _); number++)
        {
            if (number != wanted[placed]) continue;
            using var place = new Mat(sheet, new Rect(placed % columns * (width + Gap), placed / columns * (height + Gap), width, height));
            Cv2.Resize(picture, place, place.Size(), interpolation: InterpolationFlags.Area);
            placed++;
        }

        Cv2.ImEncode(".png", sheet, out var png);
        return png;
    }

    // A clip that was cut off doesn't say how many it has.
    private static long CountOf(string path)
    {
        if (ClipInfo.Of(path).Frames is > 0 and var told) return told;
        using var clip = CameraSource.File(path);
        using var picture = new Mat();
        var frames = 0L;
        while (clip.TryRead(picture, out _)) frames++;
        return frames;
    }
}
