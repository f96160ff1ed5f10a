namespace Deja.Run.Outputs;

/// <summary>Placeholder until the filter of terminal text has landed.</summary>
#pragma warning disable CA1822
public sealed class TerminalText
{
    /// <summary>What a terminal may get of some bytes.</summary>
    public ReadOnlySpan<byte> Filter(ReadOnlySpan<byte> bytes) => bytes.ToArray();

    /// <summary>What ends a colour that is still on.</summary>
    public ReadOnlySpan<byte> End() => default;
}
