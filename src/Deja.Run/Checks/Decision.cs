using Deja.Run.Plans;

namespace Deja.Run.Checks;

/// <summary>What is to be done with a block in a check.</summary>
/// <param name="Block">The block.</param>
/// <param name="Key">All that its result depends on; null where it won't be run.</param>
/// <param name="Steps">What is run of it, with every placeholder filled; null where it won't be run.</param>
/// <param name="Settled">What is found of it without running it; null when it is to be run.</param>
internal sealed record Decision(PlannedBlock Block, CheckKey? Key, IReadOnlyList<BlockStep>? Steps, BlockCheck? Settled)
{
    /// <summary>Whether its result isn't known yet.</summary>
    public bool MustRun => Settled is null;
}
