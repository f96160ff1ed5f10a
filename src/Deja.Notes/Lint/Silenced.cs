using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deja.Notes.Lint;

/// <summary>The rules that a note silences for itself by <c>&lt;!-- deja-lint-disable D005 broken-link --&gt;</c>, anywhere outside code.</summary>
internal sealed class Silenced
{
    private const string Mark = "deja-lint-disable";

    private readonly HashSet<string> _rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string, int)> _unknown = [];

    /// <summary>Words that name no rule, with their offsets.</summary>
    public IReadOnlyList<(string Word, int Offset)> Unknown => _unknown;

    public bool Holds(ILintRule rule) => _rules.Contains(rule.Id) || _rules.Contains(rule.Name);

    public static Silenced Of(LintContext context)
    {
        var silenced = new Silenced();
        if (!context.Text.Contains(Mark, StringComparison.Ordinal)) return silenced;
        foreach (var node in context.Note.Body.Descendants())
        {
            if (node is HtmlBlock { Type: HtmlBlockType.Comment } or HtmlInline) silenced.Add(context.TextOf(node).ToString(), context.OffsetOf(node));
        }

        return silenced;
    }

    private void Add(string html, int offset)
    {
        var inner = html.AsSpan().TrimEnd();
        if (!inner.StartsWith("<!--") || !inner[4..].TrimStart().StartsWith(Mark)) return;
        var start = html.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var end = html.IndexOf("-->", start, StringComparison.Ordinal);
        if (end < 0) return;
        foreach (var part in html.AsSpan(start, end - start).SplitAny(" ,\t\r\n"))
        {
            var word = html[(start + part.Start.Value)..(start + part.End.Value)];
            if (word.Length == 0) continue;
            if (LintRules.Find(word) is not null) _rules.Add(word);
            else _unknown.Add((word, offset + start + part.Start.Value));
        }
    }
}
