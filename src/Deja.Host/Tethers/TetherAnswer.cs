using Deja.Host.Children;

namespace Deja.Host.Tethers;

/// <summary>What came of asking a program on a tether.</summary>
/// <param name="Stop">Why it was stopped; <see cref="TetherStop.None"/> where it came to an end by itself.</param>
/// <param name="End">How its process ended; null where it answered and goes on.</param>
public sealed record TetherAnswer(TetherStop Stop, ChildEnd? End);
