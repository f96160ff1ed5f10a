namespace Deja.Run.Kernels;

/// <summary>What a block may use.</summary>
public sealed record RunLimits
{
    /// <summary>How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it likes.</summary>
    public TimeSpan Time { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>How much it may print, in bytes, all streams and displays together.</summary>
    public long OutputBytes { get; init; } = 64L * 1024 * 1024;
}
