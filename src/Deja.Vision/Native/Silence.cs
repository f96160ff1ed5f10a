using System.Runtime.InteropServices;

namespace Deja.Vision.Native;

/// <summary>
/// While one lives, OpenCV and the FFmpeg in it write nothing on standard error, but for what OpenCV says there by itself of a codec's tag: what goes wrong is told by an exception, and a full disk would otherwise be a line for each frame.
/// Both are the whole process's; the first one keeps OpenCV's level, the last one puts it back, and FFmpeg's usual way of saying things with it.
/// </summary>
/// <seealso href="https://ffmpeg.org/doxygen/trunk/group__lavu__log.html">FFmpeg, av_log_set_callback</seealso>
internal sealed class Silence : IDisposable
{
    private static readonly Lock Gate = new();

    // OpenCV sets FFmpeg's level anew whenever it opens a file, and leaves the callback alone. The library of Linux exports these; others keep their FFmpeg to themselves.
    private static readonly IntPtr SetCallback = Export("av_log_set_callback"), UsualCallback = Export("av_log_default_callback");

    // It only tells a number: as a callback it does nothing.
    private static readonly IntPtr NoCallback = Export("av_log_get_level");

    private static int _living;
    private static LogLevel _before;
    private bool _isOver;

    public Silence()
    {
        lock (Gate)
        {
            if (_living++ > 0) return;
            _before = Cv2.SetLogLevel(LogLevel.SILENT);
            LetFFmpegCall(NoCallback);
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (_isOver) return;
            _isOver = true;
            if (--_living > 0) return;
            Cv2.SetLogLevel(_before);
            LetFFmpegCall(UsualCallback);
        }
    }

    private static unsafe void LetFFmpegCall(IntPtr callback)
    {
        if (SetCallback != 0 && callback != 0) ((delegate* unmanaged[Cdecl]<IntPtr, void>)SetCallback)(callback);
    }

    private static IntPtr Export(string name) =>
        NativeLibrary.TryLoad("OpenCvSharpExtern", typeof(Cv2).Assembly, null, out var library) && NativeLibrary.TryGetExport(library, name, out var address) ? address : 0;
}
