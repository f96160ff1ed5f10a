namespace Deja.Run.Placeholders;

/// <summary>Where a placeholder stands in shell code.</summary>
/// <param name="Start">Its offset in the code.</param>
/// <param name="Length">Its length, marks included.</param>
/// <param name="Quote">What is open around it.</param>
/// <param name="Refusal">Why no value can be put there as one argument, in a clause; null where one can.</param>
internal sealed record ShellPlace(int Start, int Length, ShellQuote Quote, string? Refusal);
