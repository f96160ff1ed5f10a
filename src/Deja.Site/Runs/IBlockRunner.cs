using Deja.Notes;

namespace Deja.Site.Runs;

/// <summary>Runs blocks for whoever looks at their page. Pages know no kernels: who serves a notebook hands this to them.</summary>
/// <remarks>Called from several threads; of one note there is one <see cref="Run"/> or <see cref="End"/> at a time.</remarks>
public interface IBlockRunner : IDisposable
{
    /// <summary>The blocks of a note that have a button; nothing is started.</summary>
    IReadOnlyList<RunnableBlock> Blocks(Note note);

    /// <summary>Why a block can't be run now; null when it can. Nothing is started.</summary>
    RunRefusal? Refusal(RunOrder order);

    /// <summary>Runs a block to its end, in the sessions that its note has.</summary>
    /// <param name="order">What to run.</param>
    /// <param name="view">Gets what is shown, while it comes.</param>
    /// <param name="stop">Asks it to end.</param>
    RunEnd Run(RunOrder order, IRunView view, CancellationToken stop);

    /// <summary>Ends a note's sessions; the next block begins anew.</summary>
    /// <param name="note">Its path from the notebook's root.</param>
    /// <returns>Whether there was one.</returns>
    bool End(string note);
}
