using Deja.Host.Children.Posix;
using Deja.Host.Children.Terminals;

namespace Deja.Host.Children;

/// <summary>The runners of this system.</summary>
public static class ChildRunner
{
    /// <summary>On pipes: the child sees that it does not write to a terminal.</summary>
    public static IChildRunner OnPipes { get; } = OperatingSystem.IsWindows() ? new PortableRunner() : new PipeRunner();

    /// <summary>On a pseudo-terminal where this process writes to a terminal, else on pipes.</summary>
    public static IChildRunner AsOnThisConsole => !OperatingSystem.IsWindows() && (TerminalCalls.IsTerminal(1) || TerminalCalls.IsTerminal(2)) ? new TerminalRunner() : OnPipes;

    /// <summary>Windows' runner, which works elsewhere too; so that it is tested.</summary>
    internal static IChildRunner Portable { get; } = new PortableRunner();
}
