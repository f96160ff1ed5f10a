using Deja.Run.Kernels;

namespace Deja.Run.Sessions;

/// <summary>What came of running a block.</summary>
/// <param name="End">How it ended; null when it wasn't run.</param>
public sealed record BlockRun(BlockEnd? End)
{
    /// <summary>Why it wasn't run, in a sentence; null when it was.</summary>
    public string? NotRun { get; init; }

    /// <summary>Whether <see cref="NotRun"/> is the note's fault and not this machine's: a folder that there isn't, a value that no session has.</summary>
    public bool IsWrong { get; init; }

    /// <summary>How long it took, the start of its kernel included.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>What decided its result, by name; none where the kernel is gone and can't be asked.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    internal static BlockRun Not(string reason, bool isWrong = false) => new((BlockEnd?)null) { NotRun = reason, IsWrong = isWrong };
}
