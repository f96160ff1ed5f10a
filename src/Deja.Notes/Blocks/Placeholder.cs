using System.Text.RegularExpressions;

namespace Deja.Notes.Blocks;

/// <summary>A value asked for when a shell block is run: <c>&lt;your file path&gt;</c> or <c>{{name}}</c>.</summary>
/// <param name="Name">What stands between the marks.</param>
/// <param name="Places">Where it stands in <see cref="Block.Code"/>, marks included, in order.</param>
public sealed partial record Placeholder(string Name, IReadOnlyList<TextRange> Places)
{
    /// <summary>
    /// Finds the placeholders of shell code. <c>&lt;</c> opens one only where a word could begin and the name fills the marks without a
    /// space at either end, and <c>&gt;</c> closes it only where a word could end: so <c>&lt;in.txt &gt;out</c>, <c>&lt;&lt;EOF</c>,
    /// <c>&lt;(cmd)</c>, <c>2&gt;&amp;1</c> and <c>a&lt;b&gt;c</c> stay what the shell makes of them, as do an element such as <c>&lt;br/&gt;</c>, Docker's <c>{{.Names}}</c> and a workflow's <c>${{ … }}</c>.
    /// </summary>
    public static IReadOnlyList<Placeholder> Find(string code)
    {
        if (!code.Contains('<', StringComparison.Ordinal) && !code.Contains("{{", StringComparison.Ordinal)) return [];
        var found = new Dictionary<string, List<TextRange>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (Match match in Pattern().Matches(code))
        {
            var name = match.Groups["name"].Value;
            if (!found.TryGetValue(name, out var places))
            {
                found[name] = places = [];
                order.Add(name);
            }

            places.Add(new TextRange(match.Index, match.Length));
        }

        return [.. order.Select(name => new Placeholder(name, found[name]))];
    }

    // Every repetition is bounded, so the time is linear in the length of the code.
    [GeneratedRegex(@"(?<![\w<>&$])<(?![\w.:\-]{1,62}/>)(?<name>\p{L}(?:[\p{L}\p{N}_.\-/:' ]{0,60}[\p{L}\p{N}_.\-/'])?)>(?![\w<>&(])|(?<![\w$]){{\s?(?<name>[\p{L}_][\p{L}\p{N}_\-]{0,60})\s?}}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
