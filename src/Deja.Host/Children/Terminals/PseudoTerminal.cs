using System.Buffers;
using System.Runtime.InteropServices;
using Deja.Host.Children.Posix;
using Microsoft.Win32.SafeHandles;

namespace Deja.Host.Children.Terminals;

/// <summary>A terminal made of nothing (pty(7)): what a program writes to it is read here, and what is written here is typed there.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;

    /// <summary>More than any system's terminal holds (4096 bytes on Linux).</summary>
    private const int MostUnread = 64 * 1024;

    private static readonly int NoControl = OperatingSystem.IsMacOS() ? 0x20000 : 0x100;

    // macOS knows no other flags here; where this process starts a child, it leaves the descriptor out.
    private static readonly int CloseInChildren = OperatingSystem.IsMacOS() ? 0 : 0x80000;

    private readonly SafeFileHandle _master;

    private PseudoTerminal(SafeFileHandle master, string path)
    {
        _master = master;
        Path = path;
    }

    /// <summary>The descriptor of this side; reads and writes of it don't wait.</summary>
    public int Master => (int)_master.DangerousGetHandle();

    /// <summary>The device that is the program's side.</summary>
    public string Path { get; }

    /// <summary>The settings of the program's side; null when it is gone.</summary>
    public TerminalModes? Modes => TerminalModes.Of(Master);

    /// <summary>Makes one; null where the system has none to give.</summary>
    public static unsafe PseudoTerminal? Make()
    {
        var descriptor = TerminalCalls.OpenMaster(ReadWrite | NoControl | CloseInChildren);
        if (descriptor < 0) return null;
        var master = new SafeFileHandle(descriptor, ownsHandle: true);
        if (TerminalCalls.Grant(descriptor) == 0 && TerminalCalls.Unlock(descriptor) == 0 && Marshal.PtrToStringUTF8((nint)TerminalCalls.SlaveName(descriptor)) is { } path)
        {
            TerminalCalls.SetNonBlocking(descriptor);
            return new PseudoTerminal(master, path);
        }

        master.Dispose();
        return null;
    }

    /// <summary>Takes what was typed there and nobody has read; whether lines are whole does not matter.</summary>
    public byte[] TakeUnread()
    {
        using var other = new SafeFileHandle(TerminalCalls.Open(Path, ReadWrite | NoControl | CloseInChildren), ownsHandle: true);
        if (other.IsInvalid) return [];
        var descriptor = (int)other.DangerousGetHandle();
        if (TerminalModes.Of(descriptor) is not { } modes) return [];
        modes.Raw(keepsSignals: false, keepsOutput: false).Set(descriptor);
        var unread = new ArrayBufferWriter<byte>();
        while (unread.WrittenCount < MostUnread && Descriptors.Poll([new(descriptor, Descriptors.Readable)], 0) > 0)
        {
            var got = Descriptors.Read(descriptor, unread.GetSpan());
            if (got == 0) break;
            unread.Advance(got);
        }

        modes.Set(descriptor);
        return unread.WrittenSpan.ToArray();
    }

    public void Dispose() => _master.Dispose();
}
