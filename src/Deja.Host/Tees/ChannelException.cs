namespace Deja.Host.Tees;

/// <summary>A channel can't be read or written any more. The message is the reason alone; who tells it knows the name.</summary>
internal sealed class ChannelException(string reason) : Exception(reason)
{
    /// <summary>Whether that is because the process on the other side went away.</summary>
    public bool IsReaderGone { get; init; }
}
