using System.Globalization;
using System.Text;
using Deja.Host.Children;
using Deja.Run.Outputs;
using Deja.Site.Runs;

namespace Deja.Cli.Sites;

/// <summary>Hands a block's output to its page: text and colours, values and pictures.</summary>
/// <param name="view">The page.</param>
/// <param name="note">The note's path, which shells put before the line in which something is wrong.</param>
internal sealed class PageSink(IRunView view, string note) : IOutputSink
{
    private readonly TerminalText _output = new();
    private readonly TerminalText _error = new();
    private readonly StringBuilder _errorLine = new();

    /// <summary>The last line of the note that an error message named; null where none did.</summary>
    public int? ErrorLine { get; private set; }

    public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        var isError = channel == ChildChannel.Error;
        var text = Encoding.UTF8.GetString((isError ? _error : _output).Filter(bytes));
        if (text.Length == 0) return;
        if (isError) Look(text);
        view.Text(text, isError);
    }

    public void Display(Display display) => view.Show(new RunItem(display.Data) { Id = display.Id });

    public void Progress(string text) => view.Progress(text);

    /// <summary>Ends a colour that is still on.</summary>
    public void End()
    {
        view.Text(Encoding.UTF8.GetString(_output.End()), isError: false);
        view.Text(Encoding.UTF8.GetString(_error.End()), isError: true);
    }

    // "linux.md: line 12: foo: command not found"
    private void Look(string text)
    {
        foreach (var c in text)
        {
            if (c != '\n' && _errorLine.Length < 500) _errorLine.Append(c);
            if (c != '\n') continue;
            var line = _errorLine.ToString();
            _errorLine.Clear();
            if (!line.StartsWith($"{note}: line ", StringComparison.Ordinal)) continue;
            var digits = line.AsSpan(note.Length + 7);
            var end = digits.IndexOf(':');
            if (end > 0 && int.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) ErrorLine = number;
        }
    }
}
