namespace Deja.Run.Checks;

/// <summary>What a check found of a block.</summary>
public enum CheckOutcome
{
    /// <summary>It ran and did what its note says.</summary>
    Passed,

    /// <summary>It passed before, and nothing that its result depends on has changed since: it was not run.</summary>
    Unchanged,

    /// <summary>It printed something else than the note said, and the note says so now (<c>--accept</c>).</summary>
    Accepted,

    /// <summary>It did not do what its note says.</summary>
    Failed,

    /// <summary>It has no directive, and does not parse.</summary>
    Unparsed,

    /// <summary>It could not be run here, or only by somebody who says yes to it.</summary>
    NotRun,
}
