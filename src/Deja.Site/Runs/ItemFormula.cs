using System.Text.RegularExpressions;
using Deja.Site.Formulas;

namespace Deja.Site.Runs;

/// <summary>LaTeX that a block shows, as kernels write it, laid out as a note's formulas are.</summary>
internal static partial class ItemFormula
{
    /// <summary>A longer one is no formula to look at, and takes long to lay out, in characters.</summary>
    private const int Most = 20_000;

    /// <summary>Its HTML; null where it is no formula that can be laid out.</summary>
    /// <param name="latex">With or without dollars around it: Jupyter's kernels have them.</param>
    /// <param name="formulas">Lays it out.</param>
    public static string? Html(string latex, FormulaStore formulas)
    {
        if (latex.Length > Most) return null;
        var formula = Dollars().Match(latex) is { Success: true } match ? match.Groups["tex"].Value : latex.Trim();
        return formulas.Html(new Formula(formula.Trim(), IsDisplay: true), out _) is { } html ? $"<span class=\"formula\" tabindex=\"0\">{html}</span>" : null;
    }

    [GeneratedRegex(@"^\s*(?:(?<d>\$\$?)(?<tex>[^$]+)\k<d>|\\\[(?<tex>.+)\\\])\s*$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Dollars();
}
