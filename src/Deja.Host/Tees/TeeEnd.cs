using Deja.Host.Children;

namespace Deja.Host.Tees;

/// <summary>How a copy ended.</summary>
public sealed class TeeEnd
{
    private readonly TeeBuffer _buffer;

    internal TeeEnd(TeeOutputs outputs, TeeBuffer buffer)
    {
        _buffer = buffer;
        HasFailed = outputs.HasFailed;
        Signal = outputs.IsReaderGone ? Children.Signal.ClosedPipe : null;
    }

    /// <summary>Something could not be read, or not be written; what that was has been told.</summary>
    public bool HasFailed { get; }

    /// <summary>What is to end this process now: SIGPIPE when the reader of an output went away (<c>| head</c>) and that ended the copy; else null.</summary>
    public Signal? Signal { get; }

    /// <summary>
    /// What was copied, as UTF-8 with <c>U+FFFD</c> for what is none: the first 64 KB and the last 256 KB. Null when there is a byte 0 in it, as in
    /// archives, programs and pictures: that is no log.
    /// </summary>
    public string? ReadText() => _buffer.ReadText();
}
