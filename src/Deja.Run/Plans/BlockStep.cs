namespace Deja.Run.Plans;

/// <summary>Code that is run at once: a whole block, or one command of a transcript.</summary>
/// <param name="Code">With every placeholder filled.</param>
/// <param name="Line">The line of the note on which it begins.</param>
public sealed record BlockStep(string Code, int Line)
{
    /// <summary>A transcript's command as the note has it, prompt and placeholders included, which stands before its output; null for a whole block.</summary>
    public string? Prompt { get; init; }
}
