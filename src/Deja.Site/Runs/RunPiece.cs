namespace Deja.Site.Runs;

/// <summary>One part of a run's output, in its place.</summary>
internal sealed class RunPiece
{
    /// <summary>The text, where it is one that grows; null for what is told at once.</summary>
    public TerminalLines? Lines { get; init; }

    /// <summary>The HTML, where it is not text.</summary>
    public string Html { get; set; } = string.Empty;

    /// <summary>How many characters were left out here; 0 for none.</summary>
    public long Left { get; set; }

    /// <summary>Names it, so that something else can take its place; null for one that stays.</summary>
    public string? Id { get; init; }

    /// <summary>Changes whenever it does.</summary>
    public int Version { get; set; } = 1;
}
