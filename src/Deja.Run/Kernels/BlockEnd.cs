namespace Deja.Run.Kernels;

/// <summary>How a block ended.</summary>
/// <param name="Status">In one word.</param>
public sealed record BlockEnd(BlockStatus Status)
{
    /// <summary>The exit code of shells and of programs; of other languages 0, or 1 after an error. 128 and the signal's number where a signal ended the process; 124 where time or output ran out, 130 where its user stopped it.</summary>
    public int ExitCode { get; init; }

    /// <summary>What went wrong as the language tells it; null where nothing did, or the block printed it itself.</summary>
    public BlockError? Error { get; init; }

    /// <summary>Whether the kernel is gone, and with it what the blocks before had made.</summary>
    public bool IsSessionLost { get; init; }
}
