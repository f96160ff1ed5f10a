using Deja.Host.Children.Terminals;

namespace Deja.Host.Tools;

/// <summary>The size of this process's terminal.</summary>
public static class ConsoleSize
{
    /// <summary>How many columns it has; 0 where there is none, or it does not tell.</summary>
    public static int Columns => OperatingSystem.IsWindows() ? Console.WindowWidth : ColumnsOf(1) is > 0 and var columns ? columns : ColumnsOf(2);

    // struct winsize: rows, columns, two sizes in pixels, of 16 bits each.
    private static int ColumnsOf(int stream) => (int)((TerminalCalls.SizeOf(stream) >> 16) & 0xFFFF);
}
