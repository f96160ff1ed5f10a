namespace Deja.Vision.Native;

/// <summary>
/// While one lives, OpenCV writes nothing on standard error: what goes wrong is told by an exception, and a full disk would otherwise be a line for each frame.
/// The level is the whole process's; the first one keeps what it was, the last one puts it back.
/// </summary>
internal sealed class Silence : IDisposable
{
    private static readonly Lock Gate = new();
    private static int _living;
    private static LogLevel _before;
    private bool _isOver;

    public Silence()
    {
        lock (Gate)
        {
            if (_living++ == 0) _before = Cv2.SetLogLevel(LogLevel.SILENT);
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (_isOver) return;
            _isOver = true;
            if (--_living == 0) Cv2.SetLogLevel(_before);
        }
    }
}
