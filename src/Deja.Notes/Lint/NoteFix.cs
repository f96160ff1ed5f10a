namespace Deja.Notes.Lint;

/// <summary>What repairing one note came to.</summary>
/// <param name="Path">The note, from the notebook's root.</param>
/// <param name="Fixed">The findings that are gone, each with the place it had when it was repaired.</param>
/// <param name="Left">The findings that remain, in the repaired text.</param>
/// <param name="Text">The whole text after it.</param>
public sealed record NoteFix(string Path, IReadOnlyList<Finding> Fixed, IReadOnlyList<Finding> Left, string Text);
