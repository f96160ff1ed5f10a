using Deja.Host.Files;

namespace Deja.Host.Tees;

/// <summary>A channel through a .NET stream, which it closes.</summary>
internal sealed class StreamChannel : IChannel, IDisposable
{
    // ERROR_BROKEN_PIPE and ERROR_NO_DATA of Windows; EPIPE.
    private static readonly int[] ClosedPipes = [unchecked((int)0x8007006D), unchecked((int)0x800700E8), 32];

    private readonly Stream _stream;

    public StreamChannel(Stream stream, string name)
    {
        _stream = stream;
        Name = name;
    }

    public StreamChannel(string path, FileMode mode)
    {
        // Others may read the file while it grows, and write to it, as everywhere but on Windows they may.
        _stream = new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Name = $"'{path}'";
    }

    public string Name { get; }

    public int Read(Span<byte> buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            throw new ChannelException(e.Message);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
            _stream.Flush();
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            throw new ChannelException(e.Message) { IsReaderGone = ClosedPipes.Contains(e.HResult) };
        }
    }

    public int Lend(IChannel to, int most) => 0;

    public void Widen()
    {
    }

    public void Close()
    {
        try
        {
            Dispose();
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            throw new ChannelException(e.Message);
        }
    }

    public void Dispose() => _stream.Dispose();
}
