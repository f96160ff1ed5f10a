using Deja.Notes.Blocks;

namespace Deja.Notes.Lint.Rules;

/// <summary>A key that Deja does not know, in a directive, in the front matter's <c>deja:</c>, or a rule that a silencing comment does not name rightly.</summary>
internal sealed class UnknownDirectiveKey : ILintRule
{
    // Who wrote more than these in one comment wrote no directive.
    private const int MostTold = 20;

    private static readonly string[] ExpectationKeys = ["expect", "match", "tol"];

    public string Id => "D011";

    public string Name => "unknown-directive-key";

    public string Summary => "A directive with a key that Deja does not know.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var comment in context.Directives)
        {
            var known = comment.IsExpectation ? ExpectationKeys : Directive.Keys;
            foreach (var key in comment.Keys?.Keys.Where(k => !IsKnown(k, known)).Take(MostTold) ?? [])
            {
                yield return context.At(this, comment.OffsetOf(key), Message(key, comment.IsExpectation ? known : [.. known, "expect"]));
            }
        }

        foreach (var (key, value) in context.Note.FrontMatter.Deja ?? new Dictionary<string, FrontMatters.FrontMatterValue>())
        {
            if (!IsKnown(key, Directive.Keys) && key != "param") yield return context.OnLine(this, value.Line, Message(key, Directive.Keys));
        }

        foreach (var (word, offset) in Silenced.Of(context).Unknown.Take(MostTold))
        {
            var near = NearestWord.To(word, LintRules.All.SelectMany(r => new[] { r.Id, r.Name }));
            yield return context.At(this, offset, $"no rule '{word}' to silence{(near is null ? string.Empty : $"; did you mean '{near}'?")}");
        }
    }

    private static bool IsKnown(string key, IReadOnlyList<string> known) => known.Contains(key) || key.StartsWith("param.", StringComparison.Ordinal);

    private static string Message(string key, IReadOnlyList<string> known) => NearestWord.To(key, known) is { } near
        ? $"a directive knows no key '{key}'; did you mean '{near}'?"
        : $"a directive knows no key '{key}'; it knows {string.Join(", ", known)} and param.<name>";
}
