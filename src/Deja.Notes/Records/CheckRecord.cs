namespace Deja.Notes.Records;

/// <summary>What is known of a block's last check: a line of <c>.deja/checks.jsonl</c>.</summary>
/// <param name="Note">The note's path from the notebook's root, with <c>/</c>.</param>
/// <param name="Block">The block's name, else its language and a hash of its code.</param>
/// <param name="Status">How it ended.</param>
public sealed record CheckRecord(string Note, string Block, CheckStatus Status)
{
    /// <summary>A hash of all that the result depends on: the same key need not be run again.</summary>
    public required string Key { get; init; }

    /// <summary>When it ran and on what.</summary>
    public required CheckPass Run { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required long Milliseconds { get; init; }

    /// <summary>In one line why it failed; null when it passed.</summary>
    public string? Reason { get; init; }

    /// <summary>The last time it passed, where that is not <see cref="Run"/>; null where it never did.</summary>
    public CheckPass? Passed { get; init; }

    /// <summary>Whether it passed once and does no more.</summary>
    public bool HasRotted => Status == CheckStatus.Failed && Passed is not null;
}
