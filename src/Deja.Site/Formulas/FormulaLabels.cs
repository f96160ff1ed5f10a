using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace Deja.Site.Formulas;

/// <summary>
/// What MathJax does with <c>\label</c>, <c>\ref</c> and <c>\eqref</c> (docs.mathjax.org, "Automatic Equation Numbering") and KaTeX does not: a line with a label gets a number, and who refers to it shows that.
/// </summary>
internal sealed partial class FormulaLabels
{
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    /// <param name="body">The note's body: a formula may refer to one below it.</param>
    public FormulaLabels(MarkdownDocument body)
    {
        foreach (var node in body.Descendants())
        {
            var tex = node switch { MathBlock block => block.Lines.ToString(), MathInline { DelimiterCount: 2 } inline => inline.Content.ToString(), _ => string.Empty };
            if (tex.Contains("\\label", StringComparison.Ordinal)) Number(tex);
        }
    }

    /// <summary>Whether a formula may have any of the three.</summary>
    public static bool Concern(string tex) => tex.Contains("\\label", StringComparison.Ordinal) || tex.Contains("ref", StringComparison.Ordinal);

    /// <summary>A formula as KaTeX lays it out.</summary>
    public string Resolve(string tex, bool isDisplay)
    {
        var hasTag = false;
        return Marks().Replace(tex, mark =>
        {
            var label = mark.Groups["label"].Value.Trim();
            switch (mark.Groups["command"].Value)
            {
                case "ref":
                    return $"\\text{{{_numbers.GetValueOrDefault(label, "?")}}}";
                case "eqref":
                    return $"\\text{{({_numbers.GetValueOrDefault(label, "?")})}}";
                case "label" when isDisplay && !hasTag && _numbers.TryGetValue(label, out var number) && !HasOwnTag(tex, mark.Index):
                    hasTag = true;
                    return $"\\tag{{{number}}}";
                case "label":
                    return string.Empty;
                default:
                    hasTag = false;
                    return mark.Value;
            }
        });
    }

    private void Number(string tex)
    {
        foreach (Match mark in Marks().Matches(tex))
        {
            if (mark.Groups["command"].Value != "label") continue;
            var own = Tag().Match(Line(tex, mark.Index));
            _numbers.TryAdd(mark.Groups["label"].Value.Trim(), own.Success ? own.Groups["tag"].Value : (_numbers.Count + 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static bool HasOwnTag(string tex, int at) => Tag().IsMatch(Line(tex, at));

    /// <summary>The line of a formula that a place stands in.</summary>
    private static string Line(string tex, int at)
    {
        var start = tex.LastIndexOf("\\\\", at, StringComparison.Ordinal);
        var end = tex.IndexOf("\\\\", at, StringComparison.Ordinal);
        return tex[(start < 0 ? 0 : start)..(end < 0 ? tex.Length : end)];
    }

    [GeneratedRegex(@"\\\\|\\(?<command>label|ref|eqref)\s*\{(?<label>[^{}]*)\}")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\\tag\*?\s*\{(?<tag>[^{}]*)\}")]
    private static partial Regex Tag();
}
