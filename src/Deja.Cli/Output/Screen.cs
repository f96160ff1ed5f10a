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

    public void Line(params ReadOnlySpan<Piece> pieces)
    {
        if (_console is null)
        {
            foreach (var piece in pieces) _writer.Write(piece.Text);
        }
        else
        {
            var line = new Paragraph();
            foreach (var piece in pieces) line.Append(piece.Text, piece.Style);
            _console.Write(line);
        }

        _writer.WriteLine();
    }
}
