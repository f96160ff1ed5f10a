using System.Text;
using Spectre.Console;

namespace Deja.Cli.Output;

/// <summary>The two streams as Spectre sees them: styled on a terminal, plain and unwrapped elsewhere.</summary>
internal sealed class Screen
{
    private readonly TextWriter _writer;
    private readonly IAnsiConsole? _console;

    private Screen(TextWriter writer, bool isRedirected)
    {
        _writer = writer;
        if (!isRedirected) _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new TerminalOutput(writer) });
    }

    public static Screen Out { get; } = new(Console.Out, Console.IsOutputRedirected);

    public static Screen Error { get; } = new(Console.Error, Console.IsErrorRedirected);

    public bool IsTerminal => _console is not null;

    /// <summary>Columns; without a bound where there is no terminal.</summary>
    public int Width => _console?.Profile.Width ?? int.MaxValue;

    public void Line(params ReadOnlySpan<Piece> pieces) => Indented(0, pieces);

    /// <summary>A line of a file: where it is too long for the terminal, the terminal breaks it, so that it can be copied as it is.</summary>
    public void Unwrapped(Piece piece)
    {
        if (_console is null)
        {
            _writer.WriteLine(piece.Text);
            return;
        }

        var width = _console.Profile.Width;
        _console.Profile.Width = int.MaxValue;
        _console.Write(new Paragraph().Append(piece.Text, piece.Style).Append("\n"));
        _console.Profile.Width = width;
    }

    /// <summary>A line that begins so many columns in; where it is too long for the terminal, what is wrapped begins there too.</summary>
    public void Indented(int columns, params ReadOnlySpan<Piece> pieces)
    {
        if (_console is null)
        {
            // At once: each write of the console's writer is a system call.
            var text = new StringBuilder().Append(' ', columns);
            foreach (var piece in pieces) text.Append(piece.Text);
            _writer.WriteLine(text.ToString());
            return;
        }

        var line = new Paragraph();
        foreach (var piece in pieces) line.Append(piece.Text, piece.Style);
        if (columns > 0)
        {
            _console.Write(new Padder(line, new Padding(columns, 0, 0, 0)).Collapse());
            return;
        }

        line.Append("\n");
        _console.Write(line);
    }
}
