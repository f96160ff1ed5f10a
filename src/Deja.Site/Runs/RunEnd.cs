namespace Deja.Site.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Status">In one word.</param>
public sealed record RunEnd(RunStatus Status)
{
    /// <summary>Whether it ended well, or failed as its directive says it must.</summary>
    public bool IsAsSaid { get => field || Status == RunStatus.Done; init; }

    /// <summary>The exit code; 0 where there is none.</summary>
    public int ExitCode { get; init; }

    /// <summary>What went wrong, for people, of one line or more; null where nothing did, or the block printed it itself.</summary>
    public string? Message { get; init; }

    /// <summary>The block in which it went wrong, where that is another one that was needed; null for the one that was asked for.</summary>
    public string? Block { get; init; }

    /// <summary>The line of the block's code in which it went wrong, counted from 1; null where it isn't known.</summary>
    public int? Line { get; init; }

    /// <summary>Whether the session is gone, and with it what the blocks before had made.</summary>
    public bool IsSessionLost { get; init; }
}
