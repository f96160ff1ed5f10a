using Deja.Host.Files;
using Microsoft.Win32.SafeHandles;

namespace Deja.Host.Children.Terminals;

/// <summary>
/// The terminal that the user sits at. While a command runs on a pseudo-terminal this one is raw: keys are handed on as they are typed, and it is the
/// command's side that edits lines, echoes and sends signals.
/// </summary>
internal sealed class UserTerminal : IDisposable
{
    private readonly SafeFileHandle? _opened;
    private readonly int _screen;
    private readonly bool _isInPipeline;
    private bool _keepsOutput;

    private UserTerminal(int keys, SafeFileHandle? opened, int screen, TerminalModes modes)
    {
        Keys = keys;
        Modes = modes;
        _opened = opened;
        _screen = screen;
        _isInPipeline = _keepsOutput = opened is not null;
    }

    /// <summary>The descriptor that its keys are read from.</summary>
    public int Keys { get; }

    /// <summary>As its user had set it.</summary>
    public TerminalModes Modes { get; }

    /// <summary>Whether it is raw now.</summary>
    public bool IsRaw { get; private set; }

    /// <summary>Rows, columns and pixels.</summary>
    public ulong Size => TerminalCalls.SizeOf(_screen);

    /// <summary>Whether this process is in its foreground: only then may it be read or set.</summary>
    public bool IsInForeground => TerminalCalls.ForegroundGroup(Keys) == TerminalCalls.OwnGroup();

    /// <summary>The terminal of this process; null when it has none.</summary>
    /// <param name="screen">The standard stream that is written to it: 1 or 2.</param>
    public static UserTerminal? Open(int screen)
    {
        if (TerminalModes.Of(0) is { } modes) return new UserTerminal(0, null, screen, modes);
        try
        {
            // Standard input is a file or a pipe, but a command may ask for a password all the same.
            var opened = File.OpenHandle("/dev/tty", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (TerminalModes.Of((int)opened.DangerousGetHandle()) is { } found) return new UserTerminal((int)opened.DangerousGetHandle(), opened, screen, found);
            opened.Dispose();
            return null;
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            return null;
        }
    }

    /// <summary>Makes it raw, if this process is in its foreground.</summary>
    public void BecomeRaw()
    {
        if (IsRaw || !IsInForeground) return;
        Modes.Raw(_isInPipeline, _keepsOutput).Set(Keys);
        IsRaw = true;
    }

    /// <summary>
    /// In a pipeline other commands write to this terminal too, and their lines are to begin at its left edge: so what is written is processed as long
    /// as the command has it so. What it wrote itself was processed already; another carriage return moves nothing.
    /// </summary>
    /// <param name="command">Asks for the settings on the command's side.</param>
    public void FollowOutput(Func<TerminalModes?> command)
    {
        if (!_isInPipeline || !IsRaw || command() is not { } modes || modes.ProcessesOutput == _keepsOutput) return;
        _keepsOutput = modes.ProcessesOutput;
        IsRaw = false;
        BecomeRaw();
    }

    /// <summary>Types keys again that the command did not read, for the shell to read them; not shown once more, as it is raw.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>How many the system did not take.</returns>
    public int PutBack(ReadOnlySpan<byte> keys)
    {
        if (!IsRaw || !IsInForeground) return keys.Length;
        for (var i = 0; i < keys.Length; i++)
        {
            if (!TerminalCalls.Type(Keys, keys[i])) return keys.Length - i;
        }

        return 0;
    }

    /// <summary>Gives it back with the settings that the command had made: it would have made them here.</summary>
    public void GiveBack(TerminalModes? modes)
    {
        if (!IsRaw) return;
        IsRaw = false;
        if (IsInForeground) (modes ?? Modes).Set(Keys);
    }

    public void Dispose() => _opened?.Dispose();
}
