using Deja.Run.Outputs;
using Deja.Run.Plans;

namespace Deja.Run.Checks;

/// <summary>What a check found of one block.</summary>
/// <param name="Note">The note's path from the notebook's root.</param>
/// <param name="Block">The block.</param>
/// <param name="Outcome">In one word.</param>
public sealed record BlockCheck(string Note, PlannedBlock Block, CheckOutcome Outcome)
{
    /// <summary>In one line why; null where it passed.</summary>
    public string? Reason { get; init; }

    /// <summary>More lines for people: a short diff, the error with its trace. They may hold what the block printed, made safe for a terminal.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Where it passed before and failed now: what differs between then and now, a line each.</summary>
    public IReadOnlyList<string> WhyRotted { get; init; } = [];

    /// <summary>When it last passed; null when it never did, or does now.</summary>
    public DateTimeOffset? LastPassed { get; init; }

    /// <summary>How long it ran.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>What it printed and showed; empty when it wasn't run.</summary>
    public IReadOnlyList<OutputItem> Output { get; init; } = [];

    /// <summary>What its expectation is held against: what it printed and the plain form of what it showed, without colours.</summary>
    public string Printed { get; init; } = string.Empty;

    /// <summary>Whether it ran well and only printed something else than its note says, which <c>--accept</c> may write down.</summary>
    public bool IsOtherOutput { get; init; }

    /// <summary>The line of the note to look at.</summary>
    public int Line { get; init; } = Block.Block.Line;

    /// <summary>Whether it counts as something wrong.</summary>
    public bool IsWrong => Outcome is CheckOutcome.Failed or CheckOutcome.Unparsed;

    /// <summary>Whether it passed once and does no more.</summary>
    public bool HasRotted => Outcome == CheckOutcome.Failed && LastPassed is not null;
}
