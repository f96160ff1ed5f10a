using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Deja.Host.Children.Terminals;

/// <summary>The settings of a terminal (struct termios of termios(3)): who edits lines, who echoes, which keys send signals.</summary>
internal sealed unsafe class TerminalModes
{
    // More than any system's struct termios (60 bytes on Linux, 72 on macOS).
    private const int Size = 256;

    // Where a setting stands, as in <bits/termios.h> and <sys/termios.h>; a flag word has 4 bytes on Linux and 8 on macOS.
    private static readonly bool IsMac = OperatingSystem.IsMacOS();
    private static readonly int OutputAt = IsMac ? 8 : 4;
    private static readonly int LocalAt = IsMac ? 24 : 12;
    private static readonly int KeysAt = IsMac ? 32 : 17;
    private static readonly uint SignalKeys = IsMac ? 0x80u : 0x01u;
    private static readonly int InterruptKey = IsMac ? 8 : 0;
    private static readonly int QuitKey = IsMac ? 9 : 1;
    private const uint ProcessOutput = 0x01;

    private readonly byte[] _bytes = new byte[Size];

    private TerminalModes()
    {
    }

    /// <summary>Whether keys send signals.</summary>
    public bool SendsSignals => (Word(LocalAt) & SignalKeys) != 0;

    /// <summary>Whether what is written is processed: a line feed becomes a carriage return and a line feed.</summary>
    public bool ProcessesOutput => (Word(OutputAt) & ProcessOutput) != 0;

    /// <summary>Whether a byte is a key that interrupts (Ctrl-C, Ctrl-\) under these settings.</summary>
    public bool Interrupts(byte key) => SendsSignals && key != 0 && (key == _bytes[KeysAt + InterruptKey] || key == _bytes[KeysAt + QuitKey]);

    /// <summary>The settings of a terminal; null when the descriptor is none.</summary>
    public static TerminalModes? Of(int terminal)
    {
        var modes = new TerminalModes();
        fixed (byte* bytes = modes._bytes) return TerminalCalls.GetModes(terminal, bytes) == 0 ? modes : null;
    }

    /// <summary>Gives a terminal these settings, once what was written to it is out.</summary>
    public void Set(int terminal)
    {
        // TCSADRAIN, which is 1 on both systems.
        fixed (byte* bytes = _bytes) _ = TerminalCalls.SetModes(terminal, 1, bytes);
    }

    /// <summary>Every key passes as it is typed, and every byte as it is written.</summary>
    /// <param name="keepsSignals">Keys still send their signals.</param>
    /// <param name="keepsOutput">What is written is still processed.</param>
    public TerminalModes Raw(bool keepsSignals, bool keepsOutput)
    {
        var raw = new TerminalModes();
        _bytes.CopyTo(raw._bytes, 0);
        fixed (byte* bytes = raw._bytes) TerminalCalls.MakeRaw(bytes);
        if (keepsSignals) raw.SetWord(LocalAt, raw.Word(LocalAt) | (Word(LocalAt) & SignalKeys));
        if (keepsOutput) raw.SetWord(OutputAt, raw.Word(OutputAt) | (Word(OutputAt) & ProcessOutput));
        return raw;
    }

    public bool IsSame(TerminalModes other) => _bytes.AsSpan().SequenceEqual(other._bytes);

    private uint Word(int at) => MemoryMarshal.Read<uint>(_bytes.AsSpan(at));

    private void SetWord(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(at), value);
}
