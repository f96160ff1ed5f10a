namespace Deja.Recall.Errors;

/// <summary>A log made ready to be held against entries: its lines as signatures, and what each of its words tells.</summary>
internal sealed class LogProfile
{
    /// <summary>More different lines than these add nothing but time.</summary>
    private const int MaxLines = 80;

    private LogProfile(List<(Signature Signature, LineKind Kind)> lines, TermWeights weights)
    {
        Lines = lines;
        foreach (var (signature, kind) in lines)
        {
            foreach (var part in signature.Parts)
            {
                var weight = Alignment.Weigh(part, weights) * FactorOf(kind);
                Words[part.Key] = Math.Max(weight, Words.GetValueOrDefault(part.Key));
            }
        }

        Types = [.. lines.Where(l => l.Kind == LineKind.Error).Select(l => l.Signature.Type).OfType<string>().Distinct()];
        Killed = lines.Exists(l => l.Kind == LineKind.Error && !KilledLine.Is(l.Signature.Text)) ? null : lines.Select(l => l.Signature.Text).FirstOrDefault(KilledLine.Is);
        Codes = [.. lines.Where(l => l.Kind == LineKind.Error).Select(l => l.Signature.Code).OfType<string>().Distinct()];
    }

    public IReadOnlyList<(Signature Signature, LineKind Kind)> Lines { get; }

    /// <summary>The line that says that the command was killed, where no other line tells of an error; else null. See <see cref="KilledLine"/>.</summary>
    public string? Killed { get; }

    /// <summary>Each word with the weight it has in the line where it tells most.</summary>
    public Dictionary<string, double> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>The types that error lines name.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The codes that error lines name.</summary>
    public IReadOnlyList<string> Codes { get; }

    public static LogProfile Of(string log, TermWeights weights)
    {
        var lines = LogText.Lines(log);
        if (lines.Count > MaxLines)
        {
            // Errors first, then what stands last.
            var kept = lines.Index().OrderBy(l => l.Item.Kind == LineKind.Error ? 0 : 1).ThenByDescending(l => l.Index).Take(MaxLines).Select(l => l.Index).ToHashSet();
            lines = [.. lines.Where((_, i) => kept.Contains(i))];
        }

        var made = new List<(Signature, LineKind)>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            // "Error(s) in loading state_dict for Net:" says what only with the line that follows.
            var text = lines[i].Text.TrimEnd();
            var isOpen = lines[i].Kind == LineKind.Error && text.EndsWith(':') && i + 1 < lines.Count;
            made.Add((Signature.Of(isOpen ? $"{text} {lines[i + 1].Text.Trim()}" : text), lines[i].Kind));
        }

        return new LogProfile(made, weights);
    }

    /// <summary>How much what a line says counts, by the part it plays.</summary>
    public static double FactorOf(LineKind kind) => kind switch
    {
        LineKind.Error => 1,
        LineKind.Plain => 0.5,
        LineKind.Frame => 0.25,
        _ => 0.1,
    };
}
