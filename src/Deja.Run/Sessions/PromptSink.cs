using System.Text;
using Deja.Host.Children;
using Deja.Run.Outputs;

namespace Deja.Run.Sessions;

/// <summary>Puts the commands of a transcript between their outputs, each on a line of its own.</summary>
internal sealed class PromptSink(IOutputSink sink) : IOutputSink
{
    private bool _isInLine;

    /// <summary>Writes a command as its note has it.</summary>
    public void Prompt(string shown)
    {
        Text(ChildChannel.Output, Encoding.UTF8.GetBytes($"{(_isInLine ? "\n" : string.Empty)}{shown}\n"));
    }

    public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        if (channel == ChildChannel.Output) _isInLine = bytes[^1] != '\n';
        sink.Text(channel, bytes);
    }

    public void Display(Display display)
    {
        _isInLine = false;
        sink.Display(display);
    }

    public void Progress(string text) => sink.Progress(text);
}
