namespace Deja.Recall.Errors;

/// <summary>What of a log is worth quoting in a note about it.</summary>
/// <param name="Headline">The line that says what went wrong; empty when no line does.</param>
/// <param name="Lines">The lines that say what and where, in their order, without colours and without what machines put before them.</param>
public sealed record ErrorExcerpt(string Headline, IReadOnlyList<string> Lines)
{
    private const int MostLines = 12;

    /// <summary>How many lines behind an error belong to it, and how many frames before the headline say where it was.</summary>
    private const int Following = 2;
    private const int Frames = 2;

    /// <summary>Takes an excerpt; of a log in which no line is an error, its last lines.</summary>
    public static ErrorExcerpt Of(string log)
    {
        var lines = LogText.Lines(log);
        var at = Telling(lines);
        if (at < 0) return new ErrorExcerpt(string.Empty, [.. lines.TakeLast(MostLines).Select(l => l.Text)]);
        var kept = new SortedSet<int>(Enumerable.Range(0, at).Reverse().TakeWhile(i => lines[i].Kind == LineKind.Frame).Take(Frames)) { at };
        foreach (var error in Enumerable.Range(0, lines.Count).Where(i => lines[i].Kind == LineKind.Error))
        {
            if (kept.Count + Following >= MostLines) break;
            kept.UnionWith(Enumerable.Range(error, Following + 1).TakeWhile(i => i < lines.Count && (i == error || lines[i].Kind == LineKind.Plain)));
        }

        return new ErrorExcerpt(lines[at].Text.Trim(), [.. kept.Select(i => lines[i].Text)]);
    }

    /// <summary>A compiler's first error causes the others; of exceptions the last is what reached the user. One with a type or a code says more than one without.</summary>
    private static int Telling(List<LogLine> lines)
    {
        var errors = Enumerable.Range(0, lines.Count).Where(i => lines[i].Kind == LineKind.Error).ToList();
        var coded = errors.FindIndex(i => Signature.Of(lines[i].Text).Code is not null);
        if (coded >= 0) return errors[coded];
        var typed = errors.FindLastIndex(i => Signature.Of(lines[i].Text).Type is not null);
        return typed >= 0 ? errors[typed] : errors.Count > 0 ? errors[0] : -1;
    }
}
