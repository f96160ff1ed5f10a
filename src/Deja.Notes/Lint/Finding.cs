namespace Deja.Notes.Lint;

/// <summary>Something in a note that is broken, or that other viewers show differently.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Path">The note, from the notebook's root.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in UTF-16 units.</param>
/// <param name="Message">What is wrong, with the actual value, and what to write instead.</param>
public sealed record Finding(ILintRule Rule, string Path, int Line, int Column, string Message)
{
    /// <summary>The edit that puts it right without changing what the note means; null where only its author can tell.</summary>
    public TextEdit? Fix { get; init; }

    /// <summary>As compilers print it: <c>path:line:column: D001 message [info-string-spaces]</c>.</summary>
    public override string ToString() => $"{Path}:{Line}:{Column}: {Rule.Id} {Message} [{Rule.Name}]";
}
