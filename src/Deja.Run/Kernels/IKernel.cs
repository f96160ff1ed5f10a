using Deja.Run.Outputs;

namespace Deja.Run.Kernels;

/// <summary>
/// A process that runs the blocks of one language, one at a time, and keeps their state. Whoever has it disposes of it: the process and all that it started then end.
/// </summary>
public interface IKernel : IDisposable
{
    /// <summary>What decides its results, by name, as far as is known by now: the interpreter, then the packages that blocks asked for.</summary>
    IReadOnlyDictionary<string, string> Versions { get; }

    /// <summary>Runs a block to its end.</summary>
    /// <param name="request">The code and where it stands.</param>
    /// <param name="sink">Gets the output while it comes.</param>
    /// <param name="limits">When to stop it.</param>
    /// <param name="interrupt">Asks the block to end, as Ctrl-C does.</param>
    /// <remarks>Never throws for what a block does. After a <see cref="BlockEnd"/> whose <see cref="BlockEnd.IsSessionLost"/> is true the kernel can't be used any more.</remarks>
    BlockEnd Run(BlockRequest request, IOutputSink sink, RunLimits limits, CancellationToken interrupt);

    /// <summary>The value of a variable as JSON.</summary>
    /// <exception cref="KernelException">There is none of that name, it can't be handed over, or the language has no values to share.</exception>
    string GetValue(string name);

    /// <summary>Makes a variable from JSON.</summary>
    /// <exception cref="KernelException">The name or the value is none for this language.</exception>
    void SetValue(string name, string json);
}
