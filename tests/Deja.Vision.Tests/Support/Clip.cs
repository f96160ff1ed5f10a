using Deja.Vision.Sources;

namespace Deja.Vision.Tests.Support;

/// <summary>A file that was recorded, read back.</summary>
internal static class Clip
{
    /// <summary>The number on each of its pictures, in order; null where there is none to be read.</summary>
    public static IReadOnlyList<int?> Numbers(string path, Action<Mat>? change = null)
    {
        using var clip = CameraSource.File(path);
        using var picture = new Mat();
        var numbers = new List<int?>();
        while (clip.TryRead(picture, out _))
        {
            change?.Invoke(picture);
            numbers.Add(TestPictures.NumberOf(picture));
        }

        return numbers;
    }
}
