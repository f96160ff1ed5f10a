using System.Text;
using Deja.Host.Children;

namespace Deja.Run.Outputs;

/// <summary>A block's whole output as a list of items in order, and handed on as it comes.</summary>
/// <param name="live">Also gets everything; null for nobody.</param>
public sealed class BlockOutput(IOutputSink? live = null) : IOutputSink
{
    private readonly List<Part> _parts = [];

    /// <summary>What came so far: neighbouring text of one channel is one item, and an updated display stands where it first stood.</summary>
    public IReadOnlyList<OutputItem> Items => [.. _parts.Select(p => p.Display is { } shown ? new OutputItem(ChildChannel.Output, string.Empty, shown) : new OutputItem(p.Channel, Decode(p.Bytes!)))];

    /// <summary>What an expectation is held against, without colours and whatever else terminals obey: the text of standard output and the plain form of what is shown, each of the latter on lines of its own.</summary>
    public string Comparable
    {
        get
        {
            var text = new StringBuilder();
            foreach (var part in _parts)
            {
                if (part.Display is { } shown)
                {
                    if (shown.Data.GetValueOrDefault("text/plain") is not { } plain) continue;
                    if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
                    text.Append(plain).Append('\n');
                }
                else if (part.Channel == ChildChannel.Output)
                {
                    text.Append(Decode(part.Bytes!));
                }
            }

            return TerminalText.Plain(text.ToString());
        }
    }

    /// <summary>What came out on standard error, cleaned in the same way.</summary>
    public string ErrorText => TerminalText.Plain(string.Concat(_parts.Where(p => p.Display is null && p.Channel == ChildChannel.Error).Select(p => Decode(p.Bytes!))));

    /// <inheritdoc/>
    public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        if (_parts.Count == 0 || _parts[^1].Bytes is null || _parts[^1].Channel != channel) _parts.Add(new Part(channel, new MemoryStream(), null));
        _parts[^1].Bytes!.Write(bytes);
        live?.Text(channel, bytes);
    }

    /// <inheritdoc/>
    public void Display(Display display)
    {
        var place = display.IsUpdate ? _parts.FindIndex(p => p.Display?.Id is { } id && id == display.Id) : -1;
        var part = new Part(ChildChannel.Output, null, display);
        if (place >= 0) _parts[place] = part;
        else _parts.Add(part);
        live?.Display(display);
    }

    /// <inheritdoc/>
    public void Progress(string text) => live?.Progress(text);

    // A character that was cut between two writes is whole again by now.
    private static string Decode(MemoryStream bytes) => Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));

    private sealed record Part(ChildChannel Channel, MemoryStream? Bytes, Display? Display);
}
