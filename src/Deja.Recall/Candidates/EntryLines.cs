using Deja.Notes;

namespace Deja.Recall.Candidates;

/// <summary>The lines of an entry's own text, code told from prose; blank lines, fences and comments, which no reader sees, are left out.</summary>
internal static class EntryLines
{
    public static IEnumerable<EntryLine> Of(Candidate candidate) => Of(candidate.Note, candidate.Entry);

    /// <inheritdoc cref="Of(Candidate)"/>
    /// <param name="note">The note.</param>
    /// <param name="entry">One of its entries.</param>
    /// <param name="hidden">Gets the lines that are left out, blank ones apart; may be null.</param>
    public static IEnumerable<EntryLine> Of(Note note, Entry entry, List<string>? hidden = null)
    {
        var source = note.Source;
        var last = source.LineAt(Math.Max(entry.Own.Start, entry.Own.End - 1));
        var opening = string.Empty;
        var isInComment = false;
        for (var at = entry.Level == 0 ? entry.Line : entry.Line + 1; at <= last; at++)
        {
            var text = source.Line(at).Trim().ToString();
            if (text.Length == 0) continue;
            if ((opening.Length == 0 && IsComment(text, ref isInComment)) || IsFence(text, ref opening)) hidden?.Add(text);
            else yield return new EntryLine(text, at, opening.Length > 0);
        }
    }

    /// <summary>Follows comments that take whole lines, such as directives; what is tracked is whether one goes on behind this line.</summary>
    private static bool IsComment(string text, ref bool isInComment)
    {
        var isComment = isInComment || text.StartsWith("<!--", StringComparison.Ordinal);
        if (!isComment) return false;
        var end = text.IndexOf("-->", StringComparison.Ordinal);
        isInComment = end < 0;
        return end < 0 || end + "-->".Length == text.Length;
    }

    /// <summary>Follows the fences; what is tracked is the opening one, empty outside of code.</summary>
    private static bool IsFence(string text, ref string opening)
    {
        if (text[0] is not ('`' or '~')) return false;
        var length = text.AsSpan().IndexOfAnyExcept(text[0]);
        var mark = length < 0 ? text : text[..length];
        if (mark.Length < 3) return false;
        if (opening.Length == 0) opening = mark;
        else if (mark[0] == opening[0] && mark.Length >= opening.Length && mark.Length == text.Length) opening = string.Empty;
        else return false;
        return true;
    }
}
