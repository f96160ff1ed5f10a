using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Deja.Host.Children.Terminals;

/// <summary>A terminal made of nothing (pty(7)): what a program writes to it is read here, and what is written here is typed there.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;
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

    public void Dispose() => _master.Dispose();
}
