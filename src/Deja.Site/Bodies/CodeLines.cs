using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Deja.Site.Bodies;

/// <summary>
/// Which lines of a block are marked and whether they are numbered, as it is asked for behind a fence's language: <c>{1,3-5}</c> and <c>showLineNumbers</c> of Docusaurus, <c>linenos</c>, <c>hl_lines=[1,"3-5"]</c> of
/// Hugo, <c>linenums="10" hl_lines="1 3"</c> of MkDocs, <c>linenos mark_lines="1 3"</c> of Jekyll.
/// </summary>
internal sealed partial class CodeLines
{
    /// <summary>No page has more lines to mark one by one.</summary>
    private const int Most = 100_000;

    private readonly HashSet<int> _marked = [];

    private CodeLines(string arguments)
    {
        foreach (Match list in Marks().Matches(arguments))
        {
            foreach (Match range in Ranges().Matches(list.Groups["lines"].Value)) Mark(range);
        }

        var numbers = Numbers().Match(arguments);
        AreNumbered = numbers.Success;
        First = Start().Match(arguments) is { Success: true } start && int.TryParse(start.Groups["first"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first <= Most ? first : 1;
    }

    /// <summary>Whether each line has its number.</summary>
    public bool AreNumbered { get; }

    /// <summary>The number of the first.</summary>
    public int First { get; }

    /// <summary>What is asked for; null where nothing is.</summary>
    public static CodeLines? Of(string? arguments) => string.IsNullOrWhiteSpace(arguments) || new CodeLines(arguments) is not { } lines || !(lines.AreNumbered || lines._marked.Count > 0) ? null : lines;

    /// <summary>Puts each line of coloured code into an element of its own; a colour that goes over several lines is begun again on each.</summary>
    public string Wrap(string html)
    {
        var wrapped = new StringBuilder(html.Length * 2);
        var open = new List<string>();
        foreach (var (i, line) in html.TrimEnd('\n').Split('\n').Index())
        {
            if (i > 0) wrapped.Append('\n');
            wrapped.Append(_marked.Contains(i + 1) ? "<span class=\"line marked\">" : "<span class=\"line\">").AppendJoin(string.Empty, open).Append(line);
            foreach (Match tag in Tags().Matches(line))
            {
                if (tag.Value[1] != '/') open.Add(tag.Value);
                else if (open.Count > 0) open.RemoveAt(open.Count - 1);
            }

            for (var depth = open.Count; depth > 0; depth--) wrapped.Append("</span>");
            wrapped.Append("</span>");
        }

        return wrapped.Append('\n').ToString();
    }

    private void Mark(Match range)
    {
        if (!int.TryParse(range.Groups["from"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var from)) return;
        var to = range.Groups["to"].Success && int.TryParse(range.Groups["to"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? end : from;
        for (var line = from; line <= Math.Min(to, Most); line++) _marked.Add(line);
    }

    [GeneratedRegex("""\{(?<lines>[\d\s,-]+)\}|\b(?:hl_lines|mark_lines)\s*=\s*(?:\[(?<lines>[^\]]*)\]|"(?<lines>[^"]*)"|'(?<lines>[^']*)')""")]
    private static partial Regex Marks();

    [GeneratedRegex("""(?<from>\d+)(?:\s*-\s*(?<to>\d+))?""")]
    private static partial Regex Ranges();

    [GeneratedRegex("""\b(?:linenos|linenums|showLineNumbers|numberLines|line-numbers)\b(?!\s*=\s*["']?(?:false|no)\b)""")]
    private static partial Regex Numbers();

    [GeneratedRegex("""\b(?:linenums|linenostart|startFrom|showLineNumbers)\s*=\s*["']?(?<first>\d+)""")]
    private static partial Regex Start();

    [GeneratedRegex("</?span[^>]*>")]
    private static partial Regex Tags();
}
