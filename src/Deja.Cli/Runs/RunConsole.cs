using Deja.Cli.Output;
using Deja.Host.Children;
using Deja.Run.Outputs;

namespace Deja.Cli.Runs;

/// <summary>
/// Shows a block's output while it comes: text on the stream it was printed to, values as text, pictures and HTML by their path, pictures also in place on terminals that can. A terminal
/// gets text and colours alone; whoever reads a pipe gets the bytes as they were printed.
/// </summary>
internal sealed class RunConsole : IOutputSink, IDisposable
{
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Stream _error = Console.OpenStandardError();
    private readonly TerminalText? _outputText = Console.IsOutputRedirected ? null : new TerminalText();
    private readonly TerminalText? _errorText = Console.IsErrorRedirected ? null : new TerminalText();
    private readonly InlinePictures _pictures = InlinePictures.OfThisTerminal;
    private bool _isInLine;

    public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        var (stream, text) = channel == ChildChannel.Output ? (_output, _outputText) : (_error, _errorText);
        Write(stream, text is null ? bytes : text.Filter(bytes));
    }

    public void Display(Display display)
    {
        if (_isInLine) Write(_output, "\n"u8);
        if (ShownFile.Of(display) is { } shown)
        {
            if (shown.IsPicture && !Console.IsOutputRedirected) _pictures.Show(shown.Path, Console.Out);
            Line($"{(shown.IsPicture ? "picture" : "page")}: {shown.Path}");
            return;
        }

        if (display.Data.GetValueOrDefault("text/plain") is { } plain) Line(plain);
        else if (display.Data.LastOrDefault() is { Value: { } other }) Line(other);
    }

    public void Progress(string text)
    {
        if (!Console.IsErrorRedirected) Talk.Line(text);
    }

    /// <summary>Ends what was begun: a colour, a line.</summary>
    public void Dispose()
    {
        if (_outputText is not null) Write(_output, _outputText.End());
        if (_errorText is not null) Write(_error, _errorText.End());
        if (_isInLine && !Console.IsOutputRedirected) Write(_output, "\n"u8);
        _output.Dispose();
        _error.Dispose();
    }

    private void Line(string text) => Text(ChildChannel.Output, System.Text.Encoding.UTF8.GetBytes(text.EndsWith('\n') ? text : text + "\n"));

    private void Write(Stream stream, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        stream.Write(bytes);
        stream.Flush();
        if (stream == _output) _isInLine = bytes[^1] != '\n';
    }
}
