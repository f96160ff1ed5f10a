namespace Deja.Host.Tees;

/// <summary>This process's standard channels, and files.</summary>
internal interface IChannels
{
    IChannel Input { get; }

    IChannel Output { get; }

    /// <summary>Opens a file for writing, and makes it where it is missing.</summary>
    /// <param name="path">The file; also a device, a terminal, a named pipe.</param>
    /// <param name="isAppending">Whether every write goes to its end, wherever others have moved that; else it is emptied now.</param>
    /// <exception cref="ChannelException">It can't be opened.</exception>
    IChannel Open(string path, bool isAppending);

    /// <summary>Whether what is written there would be read here again, without end: <c>deja tee -a log &lt; log</c>.</summary>
    bool FeedsInput(IChannel output);
}
