using System.Globalization;
using System.Runtime.InteropServices;
using Deja.Host.Files;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Deja.Host.Children.Posix;

/// <summary>Reads and writes of file descriptors as they are: .NET's streams seek in files that others append to, and hide a closed pipe.</summary>
internal static unsafe partial class Descriptors
{
    public const short Readable = 0x01;
    public const short Writable = 0x04;

    private const int Interrupted = 4;
    private const int Executable = 1;

    // EAGAIN: 11 on Linux, 35 on macOS.
    private static readonly int TryAgain = OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Waits until one of the descriptors is ready.</summary>
    /// <param name="polls">What to wait for; an entry with a negative descriptor is passed over.</param>
    /// <param name="milliseconds">-1 for as long as it takes.</param>
    /// <returns>How many are ready; 0 when the time is over.</returns>
    public static int Poll(Span<PollEntry> polls, int milliseconds)
    {
        while (true)
        {
            fixed (PollEntry* entries = polls)
            {
                var ready = PollCall(entries, (nuint)polls.Length, milliseconds);
                if (ready >= 0) return ready;
            }

            if (Marshal.GetLastPInvokeError() != Interrupted) throw new HostException($"poll failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>Reads what is there; 0 at the end, and also where the other side is broken.</summary>
    public static int Read(int descriptor, Span<byte> buffer) => Read(descriptor, buffer, out _);

    /// <summary>Waits for bytes and reads what is there.</summary>
    /// <returns>0 at the end; 0 with an error's number.</returns>
    public static int Read(int descriptor, Span<byte> buffer, out int error)
    {
        while (true)
        {
            fixed (byte* bytes = buffer)
            {
                var got = (int)ReadCall(descriptor, bytes, (nuint)buffer.Length);
                error = got < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (got >= 0) return got;
            }

            // Whoever shares the input with us may have made it non-blocking.
            if (error == TryAgain) Poll([new PollEntry(descriptor, Readable)], -1);
            else if (error != Interrupted) return 0;
        }
    }

    /// <summary>Writes what there is room for.</summary>
    /// <returns>How many bytes; 0 where there is no room now, -1 where there never will be.</returns>
    public static int WriteSome(int descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes)
        {
            var written = (int)WriteCall(descriptor, first, (nuint)bytes.Length);
            if (written >= 0) return written;
            var error = Marshal.GetLastPInvokeError();
            return error == TryAgain || error == Interrupted ? 0 : -1;
        }
    }

    /// <summary>Writes all bytes.</summary>
    /// <returns>0, or the error's number.</returns>
    public static int Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            fixed (byte* first = bytes)
            {
                var written = WriteCall(descriptor, first, (nuint)bytes.Length);
                if (written >= 0)
                {
                    bytes = bytes[(int)written..];
                    continue;
                }
            }

            var error = Marshal.GetLastPInvokeError();

            // A program before us may have left the terminal that we share with it non-blocking (Node does).
            if (error == TryAgain) Poll([new PollEntry(descriptor, Writable)], -1);
            else if (error != Interrupted) return error;
        }

        return 0;
    }

    /// <summary>Whether two descriptors lead to the same file, pipe or terminal, by what Linux says of them; false where it can't be told.</summary>
    public static bool AreSame(int one, int other) => Target(one) is { } target && target == Target(other);

    private static string? Target(int descriptor)
    {
        try
        {
            return new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{descriptor}")).LinkTarget;
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            return null;
        }
    }

    public static bool IsExecutable(string path) => Access(path, Executable) == 0;

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    /// <summary>Makes a descriptor lead where another one does (dup2).</summary>
    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int Duplicate(int from, int to);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int PollCall(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadCall(int descriptor, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteCall(int descriptor, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    /// <summary>struct pollfd of poll(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry(int descriptor, short wanted)
    {
        public int Descriptor = descriptor;
        public short Wanted = wanted;
        public short Ready;
    }
}
