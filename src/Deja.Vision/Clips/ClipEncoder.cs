namespace Deja.Vision.Clips;

/// <summary>Who turns pictures into a video file.</summary>
public enum ClipEncoder
{
    /// <summary>The ffmpeg program where it is installed, else OpenCV.</summary>
    Best,

    /// <summary>The FFmpeg inside OpenCV's library. Needs nothing more; that of Linux is built without assembler, and so takes twice as long and has no H.264.</summary>
    OpenCv,

    /// <summary>The ffmpeg program, fed through a pipe: quick, with H.264, and its file is whole even when the recording process is killed.</summary>
    FFmpeg,
}
