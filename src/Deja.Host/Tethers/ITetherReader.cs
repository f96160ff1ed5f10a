using Deja.Host.Children;

namespace Deja.Host.Tethers;

/// <summary>Gets what a program on a tether prints and replies, from the thread that asked it.</summary>
public interface ITetherReader
{
    /// <summary>What it printed, cut anywhere.</summary>
    void Text(ChildChannel channel, ReadOnlySpan<byte> bytes);

    /// <summary>A line that it replied, without its end; all that it printed before has been handed on.</summary>
    /// <returns>Whether the answer is complete by that.</returns>
    bool Reply(ReadOnlySpan<byte> line);
}
