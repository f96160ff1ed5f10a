using Deja.Host.Files;

namespace Deja.Host.Tees;

/// <summary>Channels by .NET's own means: on Windows, and elsewhere so that they are tested.</summary>
internal sealed class StreamChannels : IChannels
{
    public IChannel Input { get; } = new StreamChannel(Console.OpenStandardInput(), "standard input");

    public IChannel Output { get; } = new StreamChannel(Console.OpenStandardOutput(), "standard output");

    public IChannel Open(string path, bool isAppending)
    {
        try
        {
            return new StreamChannel(path, isAppending ? FileMode.Append : FileMode.Create);
        }
        catch (Exception e) when (Refusal.Is(e) || e is ArgumentException or NotSupportedException)
        {
            throw new ChannelException(Directory.Exists(path) ? "it is a folder" : e.Message);
        }
    }

    public bool FeedsInput(IChannel output) => false;
}
