using System.Collections.Concurrent;

namespace Deja.Vision.Recorders;

/// <summary>Pictures that are used again, so that a recording of hours allocates as many as one of a second. Disposed with all it made.</summary>
internal sealed class FramePool : IDisposable
{
    private readonly ConcurrentBag<Mat> _free = [], _all = [];

    public Mat Take()
    {
        if (_free.TryTake(out var picture)) return picture;
        picture = new Mat();
        _all.Add(picture);
        return picture;
    }

    public void Give(Mat picture) => _free.Add(picture);

    public void Dispose()
    {
        foreach (var picture in _all) picture.Dispose();
    }
}
