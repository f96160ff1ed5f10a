using System.Text;

namespace Deja.Site.Formulas;

/// <summary>
/// A formula that MathJax shows and KaTeX refuses. MathJax shows the text of <c>\text</c> as it is written (docs.mathjax.org, "Differences from Actual TeX"), where KaTeX wants <c>_</c>, <c>#</c> and <c>&amp;</c>
/// with a backslash; and kramdown takes the backslash from <c>\(</c> before MathJax sees it.
/// </summary>
internal static class MathJaxText
{
    private static readonly HashSet<string> Texts = ["text", "textrm", "textsf", "texttt", "textnormal", "textbf", "textit", "mbox", "hbox"];

    /// <summary>The formula as KaTeX may take it.</summary>
    public static string Rewrite(string tex)
    {
        var result = new StringBuilder(tex.Length + 16);

        // The groups that are open; true where one is text.
        var groups = new Stack<bool>();
        var (isText, opensText) = (false, false);
        for (var i = 0; i < tex.Length; i++)
        {
            var letter = tex[i];
            if (letter == '\\' && i + 1 < tex.Length)
            {
                var end = i + 1;
                while (end < tex.Length && char.IsAsciiLetter(tex[end])) end++;
                var name = tex[(i + 1)..Math.Max(end, i + 2)];
                opensText = Texts.Contains(name);
                result.Append(isText, name);
                i += name.Length;
                continue;
            }

            switch (letter)
            {
                case '{':
                    groups.Push(isText);
                    isText |= opensText;
                    break;
                case '}':
                    isText = groups.TryPop(out var outer) && outer;
                    break;
                case '$' when groups.Count > 0:
                    // Math within text.
                    isText = !isText;
                    break;
                case '_' or '#' or '&' when isText:
                    result.Append('\\');
                    break;
                case '^' when isText:
                    result.Append("\\textasciicircum{}");
                    continue;
            }

            opensText &= char.IsWhiteSpace(letter);
            result.Append(letter);
        }

        return result.ToString();
    }

    private static void Append(this StringBuilder result, bool isText, string name)
    {
        if (!isText && name is "(" or ")") result.Append(name);
        else if (isText && !char.IsAscii(name[0])) result.Append("\\textbackslash{}").Append(name);
        else result.Append('\\').Append(name);
    }
}
