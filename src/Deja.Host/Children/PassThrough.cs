using System.Runtime.InteropServices;
using Deja.Host.Children.Posix;

namespace Deja.Host.Children;

/// <summary>Writes a child's output to this process's own, byte by byte as it came, at once.</summary>
public sealed class PassThrough
{
    // The same on Linux and macOS: bad descriptor, input/output error (a terminal that is gone), broken pipe.
    private const int BadDescriptor = 9;
    private const int TerminalGone = 5;
    private const int BrokenPipe = 32;

    /// <summary>Whether the reader of our standard output went away (<c>| head</c>), so that what the child then met was no fault of its own.</summary>
    public bool IsReaderGone { get; private set; }

    /// <summary>Why output could not be passed on (the disk under a redirection is full); null when it was, or its reader went away.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc cref="ChildBytes"/>
    public bool Write(ChildChannel channel, ReadOnlySpan<byte> bytes) => OperatingSystem.IsWindows() ? WritePortably(channel, bytes) : WriteDescriptor(channel, bytes);

    private bool WriteDescriptor(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        var error = Descriptors.Write(channel == ChildChannel.Output ? 1 : 2, bytes);
        if (error is BrokenPipe or TerminalGone or BadDescriptor) IsReaderGone |= channel == ChildChannel.Output;
        else if (error != 0) Problem = $"{(channel == ChildChannel.Output ? "standard output" : "standard error")}: {Marshal.GetPInvokeErrorMessage(error)}";
        return error == 0;
    }

    private static bool WritePortably(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        using var own = channel == ChildChannel.Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
        own.Write(bytes);
        own.Flush();
        return true;
    }
}
