using System.Runtime.InteropServices;
using Deja.Host.Children.Posix;

namespace Deja.Host.Files;

/// <summary>
/// Standard output or error, written to as they are, on Linux and macOS. .NET's own streams set the terminal up at their first word, and its streams of
/// files write where they believe the end to be, which in a file that others append to is not so.
/// </summary>
/// <param name="descriptor">1 or 2; it is not closed.</param>
public sealed class StandardStream(int descriptor) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The bytes could not be written; <see cref="Exception.HResult"/> is the system's error, 32 for a closed pipe.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var error = Descriptors.Write(descriptor, buffer);
        if (error != 0) throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is held back.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
