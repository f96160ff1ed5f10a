using System.Text;

namespace Deja.Site.Layouts;

/// <summary>
/// The parts of a page that Deja makes, which templates put where they like. A template gets a mark in the place of each, and the part itself comes in when the template's
/// output has passed the allow-list: so a template can change nothing within a part, nor bring in what notes may not have.
/// </summary>
internal sealed class LayoutParts
{
    // Characters that stand for nothing (Unicode 23.7): no text has them.
    private const char Begin = '\uFDD0';
    private const char End = '\uFDD1';

    private readonly Dictionary<string, Func<string>> _parts = new(StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public IReadOnlyCollection<string> Names => _parts.Keys;

    /// <summary>What a template gets.</summary>
    public static string MarkOf(string name) => $"{Begin}{name}{End}";

    /// <summary>Adds a part, which is made when it is put somewhere.</summary>
    /// <param name="name">How templates call it.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="isThere">Whether this page has it: where not, it is nothing for templates.</param>
    public LayoutParts With(string name, Func<string> make, bool isThere = true)
    {
        if (isThere) _parts[name] = make;
        return this;
    }

    /// <summary>Puts the parts where their marks are, each once; a mark within a tag, where HTML has no place, is left out.</summary>
    /// <param name="html">What the allow-list left: each <c>&lt;</c> in it begins a tag.</param>
    /// <param name="needed">The part that no page can do without: it stands at the end where the template has no place for it.</param>
    public string Put(string html, string needed)
    {
        var whole = new StringBuilder(html.Length * 2);
        var put = new HashSet<string>(StringComparer.Ordinal);
        var isTag = false;
        var isQuoted = false;
        for (var i = 0; i < html.Length; i++)
        {
            var c = html[i];
            if (c == Begin)
            {
                var end = html.IndexOf(End, i);
                if (end < 0) break;
                var name = html[(i + 1)..end];
                if (!isTag && _parts.TryGetValue(name, out var make) && put.Add(name)) whole.Append(make());
                i = end;
                continue;
            }

            if (c == End) continue;
            if (isTag && c == '"') isQuoted = !isQuoted;
            else if (!isQuoted) isTag = c == '<' || (isTag && c != '>');
            whole.Append(c);
        }

        if (!put.Contains(needed)) whole.Append(_parts[needed]());
        return whole.ToString();
    }
}
