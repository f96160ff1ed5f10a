using Deja.Notes.Lint.Rules;

namespace Deja.Notes.Lint;

/// <summary>Every rule there is: the one list that a new rule is added to.</summary>
public static class LintRules
{
    internal static FileProblem File { get; } = new();

    /// <summary>In the order of their ids.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new InfoStringSpaces(),
        new FenceNeedsBlankLine(),
        new HtmlNeedsBlankLine(),
        new LiquidInCode(),
        new DollarMathKramdown(),
        new BrokenLink(),
        new BrokenImage(),
        new BrokenAnchor(),
        new DuplicateName(),
        new UnclosedFence(),
        new UnknownDirectiveKey(),
        new DirectiveWithoutBlock(),
        new CodeDoesNotParse(),
        File,
        new ImageWithoutAlt(),
    ];

    /// <summary>The rule of an id or a name, in either case; null when there is none.</summary>
    public static ILintRule? Find(string idOrName) => All.FirstOrDefault(r =>
        r.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase) || r.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase));
}
