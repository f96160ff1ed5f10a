namespace Deja.Notes.Lint;

/// <summary>
/// One thing that can be wrong with a note. A rule is one file in <c>Rules/</c>, one line in <see cref="LintRules.All"/>,
/// one page in <c>docs/lint/</c> and one fixture beside its tests.
/// </summary>
public interface ILintRule
{
    /// <summary>Stable for ever, such as <c>D001</c>; a rule that goes leaves its number unused.</summary>
    string Id { get; }

    /// <summary>The id in words, such as <c>info-string-spaces</c>.</summary>
    string Name { get; }

    /// <summary>What it finds, in one line.</summary>
    string Summary { get; }

    /// <summary>The findings of one note, in any order. Never throws, whatever the note holds.</summary>
    IEnumerable<Finding> Check(LintContext context);
}
