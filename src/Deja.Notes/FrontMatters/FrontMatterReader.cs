namespace Deja.Notes.FrontMatters;

/// <summary>Cuts the front matter from a text and reads it.</summary>
internal static class FrontMatterReader
{
    /// <param name="path">The note's.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="known">The same note's head as it was read before; null where it was not.</param>
    public static (FrontMatter FrontMatter, int BodyStart) Read(string path, string text, List<NoteProblem> problems, NoteHead? known = null)
    {
        if (MarkOf(text) is not { } mark || Cut(text, mark) is not { } cut) return (FrontMatter.None, 0);
        if (known?.Written is { } written && text.AsSpan(cut.Start, cut.Length).SequenceEqual(written) && (known.FrontMatter.Format == FrontMatterFormat.Yaml) == (mark == "---")) return (known.FrontMatter, cut.BodyStart);

        var inner = text.AsSpan(cut.Start, cut.Length).ToString();
        var format = mark == "---" ? FrontMatterFormat.Yaml : FrontMatterFormat.Toml;
        try
        {
            var values = format == FrontMatterFormat.Yaml ? YamlValues.Read(inner) : TomlValues.Read(inner);

            // A page may open with a thematic break: what follows it then is no map, and belongs to the body.
            return values is null ? (FrontMatter.None, 0) : (new FrontMatter(values, format), cut.BodyStart);
        }
        catch (FrontMatterException e)
        {
            problems.AddRange(Problems(path, inner, format, e));
            return (new FrontMatter(LooseValues.Read(inner), format), cut.BodyStart);
        }
    }

    /// <summary>What stands between the marks; null where there is no front matter.</summary>
    public static TextRange? RangeOf(string text) => MarkOf(text) is { } mark && Cut(text, mark) is { } cut ? new TextRange(cut.Start, cut.Length) : null;

    private static IEnumerable<NoteProblem> Problems(string path, string text, FrontMatterFormat format, FrontMatterException e)
    {
        var unquoted = format == FrontMatterFormat.Yaml ? UnquotedValue.In(text) : [];

        // The parser stops at the first; the others are as wrong. But where something else is wrong, its words are the ones that help.
        return unquoted.Any(u => u.Line == e.Line)
            ? unquoted.Select(u => new NoteProblem(path, u.Line, $"front matter: YAML takes a part of this value for a mark of its own; put it in quotation marks: {u.Written}"))
            : [new NoteProblem(path, e.Line, $"front matter: {e.Message}")];
    }

    private static (int Start, int Length, int BodyStart)? Cut(string text, string mark)
    {
        var start = NextLine(text, 0);
        if (start < 0 || !text.AsSpan(mark.Length, start - mark.Length).Trim().IsEmpty) return null;
        for (var at = start; at < text.Length;)
        {
            var next = NextLine(text, at);
            var line = text.AsSpan(at, (next < 0 ? text.Length : next) - at).TrimEnd();
            if (line.SequenceEqual(mark) || (mark == "---" && line is "...")) return (start, at - start, next < 0 ? text.Length : next);
            if (next < 0) break;
            at = next;
        }

        return null;
    }

    private static string? MarkOf(string text) =>
        text.StartsWith("---", StringComparison.Ordinal) ? "---" : text.StartsWith("+++", StringComparison.Ordinal) ? "+++" : null;

    /// <summary>Where the next line begins, also behind a lone <c>\r</c>; -1 on the last.</summary>
    private static int NextLine(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('\r', '\n');
        if (end < 0) return -1;
        end += from;
        return end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
    }
}
