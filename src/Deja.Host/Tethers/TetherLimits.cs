namespace Deja.Host.Tethers;

/// <summary>What an answer may cost.</summary>
/// <param name="Time">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it likes.</param>
/// <param name="OutputBytes">How much may be printed and replied.</param>
/// <param name="Interrupt">Asks for an end before.</param>
public sealed record TetherLimits(TimeSpan Time, long OutputBytes, CancellationToken Interrupt)
{
    /// <summary>None.</summary>
    public static TetherLimits None { get; } = new(Timeout.InfiniteTimeSpan, long.MaxValue, CancellationToken.None);

    /// <summary>How long a program that was interrupted may take to answer, before all of it is ended by force; it is interrupted once more when half of that is over.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(1);
}
