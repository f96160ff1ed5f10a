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
        if (!isRedirected) _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
    }

    public static Screen Out { get; } = new(Console.Out, Console.IsOutputRedirected);

    public static Screen Error { get; } = new(Console.Error, Console.IsErrorRedirected);

    public bool IsTerminal => _console is not null;

    /// <summary>Columns; 80 where there is no terminal.</summary>
    public int Width => _console?.Profile.Width ?? 80;

    public void Line(params ReadOnlySpan<Piece> pieces) => Indented(0, pieces);

    /// <summary>A line that begins so many columns in; where it is too long for the terminal, what is wrapped begins there too.</summary>
    public void Indented(int columns, params ReadOnlySpan<Piece> pieces)
    {
        if (_console is null)
        {
            _writer.Write(new string(' ', columns));
            foreach (var piece in pieces) _writer.Write(piece.Text);
            _writer.WriteLine();
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
