using Deja.Host.Children;

namespace Deja.Run.Outputs;

/// <summary>Gets what a block shows, in order and as it comes, from one thread at a time.</summary>
public interface IOutputSink
{
    /// <summary>Text as the block printed it: any bytes, cut anywhere.</summary>
    void Text(ChildChannel channel, ReadOnlySpan<byte> bytes);

    /// <summary>A value, table or picture.</summary>
    void Display(Display display);

    /// <summary>What the wait is for; not part of the output.</summary>
    void Progress(string text);
}
