namespace Deja.Vision.Windows;

/// <summary>The newest picture, handed from the thread that encodes to the one that shows. What isn't fetched in time is overwritten.</summary>
internal sealed class LatestPicture : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Mat _picture = new();
    private bool _isNew;

    public void Put(Mat picture)
    {
        lock (_gate)
        {
            picture.CopyTo(_picture);
            _isNew = true;
        }
    }

    /// <summary>False when there is none that was not fetched yet.</summary>
    public bool TryFetch(Mat into)
    {
        lock (_gate)
        {
            if (!_isNew) return false;
            _picture.CopyTo(into);
            _isNew = false;
            return true;
        }
    }

    public void Dispose() => _picture.Dispose();
}
