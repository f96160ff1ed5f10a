using Deja.Run.Plans;

namespace Deja.Run.Checks;

/// <summary>Is told how a check goes, from several threads but by one at a time.</summary>
public interface ICheckObserver
{
    /// <summary>How much there is to do, before the first of it.</summary>
    /// <param name="blocks">All blocks that are looked at.</param>
    /// <param name="toRun">Those that will be run.</param>
    void Begin(int blocks, int toRun);

    /// <summary>A block is being run.</summary>
    void Running(string note, PlannedBlock block);

    /// <summary>What a block's wait is for.</summary>
    void Progress(string note, PlannedBlock block, string text);

    /// <summary>A block is done with.</summary>
    void Done(BlockCheck check);

    /// <summary>A file of the notebook could not be read, or something in it is not as it should be.</summary>
    void Problem(Notes.NoteProblem problem);
}
