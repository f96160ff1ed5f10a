using System.Text;
using Deja.Host.Tools;
using Spectre.Console;

namespace Deja.Cli.Output;

/// <summary>A terminal as Spectre.Console wants to know it.</summary>
/// <param name="writer">Writes to it.</param>
internal sealed class TerminalOutput(TextWriter writer) : IAnsiConsoleOutput
{
    /// <summary>As wide as a terminal that does not tell is taken to be.</summary>
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    public TextWriter Writer => writer;

    public bool IsTerminal => true;

    public int Width => ConsoleSize.Columns is > 0 and var columns ? columns : UsualWidth;

    public int Height => UsualHeight;

    public void SetEncoding(Encoding encoding)
    {
        // It is UTF-8, and stays so.
    }
}
