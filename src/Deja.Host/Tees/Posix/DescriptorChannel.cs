using System.Runtime.InteropServices;
using Deja.Host.Children.Posix;

namespace Deja.Host.Tees.Posix;

/// <summary>A channel through a file descriptor, on Linux and macOS.</summary>
/// <param name="descriptor">-1 for a standard stream that this process was started without (<c>&lt;&amp;-</c>): every call then says so.</param>
/// <param name="name">See <see cref="IChannel.Name"/>.</param>
internal sealed class DescriptorChannel(int descriptor, string name) : IChannel
{
    private const int StandardOutput = 1;
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;

    /// <summary>EAGAIN of Linux, the only system that lends.</summary>
    private const int TryAgain = 11;

    /// <summary>The most that a user may ask for by default (fs.pipe-max-size in pipe(7)).</summary>
    private const int Wide = 1 << 20;

    private bool _canLend = OperatingSystem.IsLinux();

    public int Descriptor => descriptor;

    public string Name => name;

    public int Read(Span<byte> buffer)
    {
        var got = Descriptors.Read(descriptor, buffer, out var error);
        return error == 0 ? got : throw Failure(error);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        var error = Descriptors.Write(descriptor, bytes);
        if (error != 0) throw Failure(error);
    }

    public int Lend(IChannel to, int most)
    {
        if (!_canLend || to is not DescriptorChannel other) return 0;
        var lent = Pipes.Duplicate(descriptor, other.Descriptor, most, out var error);
        if (error == BrokenPipe) throw Failure(error);

        // Not pipes, or both ends of one (EINVAL), or a sandbox that forbids it (EPERM, ENOSYS): from now on by reading and writing. So too for
        // this once where one of them is non-blocking and can't go on; and 0 without an error may be the end, which only a read tells for sure.
        _canLend = error is 0 or TryAgain or Interrupted;
        return lent;
    }

    public void Widen()
    {
        if (OperatingSystem.IsLinux()) Pipes.Widen(descriptor, Wide);
    }

    public void Close()
    {
        var error = FileDescriptors.Close(descriptor);

        // Whatever is opened next must not become standard output.
        if (descriptor == StandardOutput) FileDescriptors.PlugStandard();

        // Linux closes it all the same, and nothing is known to be lost (close(2)).
        if (error is not (0 or Interrupted)) throw Failure(error);
    }

    private static ChannelException Failure(int error) => new(Marshal.GetPInvokeErrorMessage(error)) { IsReaderGone = error == BrokenPipe };
}
