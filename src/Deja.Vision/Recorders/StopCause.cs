namespace Deja.Vision.Recorders;

/// <summary>What ended a recording.</summary>
public enum StopCause
{
    /// <summary>The source has no more: the file's end, a camera that was unplugged, a stream that broke.</summary>
    SourceEnded,

    /// <summary>It lasted as long as was asked for.</summary>
    Duration,

    /// <summary>The token was cancelled.</summary>
    Token,

    /// <summary>q or Esc was pressed in the window.</summary>
    Key,

    /// <summary>The window was closed.</summary>
    WindowClosed,

    /// <summary>Ctrl-C, SIGTERM or SIGHUP.</summary>
    Interrupted,

    /// <summary>The disk was nearly full: what was left was enough to end the file whole.</summary>
    DiskFull,

    /// <summary>The callback, the source or the encoder threw, and what it threw is thrown on; nobody sees this cause in a <see cref="Recording"/>.</summary>
    Failed,
}
