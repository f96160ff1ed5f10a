using Deja.Recall.Candidates;

namespace Deja.Recall.Errors;

/// <summary>Holds a log against one entry and gathers the <see cref="Evidence"/>.</summary>
internal sealed class Witness(LogProfile log, TermWeights weights)
{
    /// <summary>Pairs of lines that are aligned word by word, the most promising ones of each entry.</summary>
    private const int MaxPairs = 12;

    /// <summary>The matched weight at which a fit is worth two thirds of a full one.</summary>
    private const double HalfMass = 1.6;

    /// <summary>How much to doubt what words are shared where the note quotes an error of another type.</summary>
    private const double RivalDoubt = 0.8;

    public Evidence On(Candidate candidate)
    {
        var lines = NoteLines.Of(candidate);
        var bag = lines.SelectMany(l => l.Signature.Parts).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var pairs = Pairs(lines, bag);
        var template = pairs.Where(p => p.Line!.Kind != NoteLineKind.Prose).DefaultIfEmpty().MaxBy(p => p.Fit);
        var sentence = pairs.Where(p => p.Line!.Kind == NoteLineKind.Prose).DefaultIfEmpty().MaxBy(p => p.Fit);
        var (explained, explainedBy) = Explain(bag);
        if (log.Killed is { } killed && lines.Find(KilledLine.IsGivenBy) is { } told) template = new Pair(told, 1, 1, 0, killed);
        var best = template.Fit >= sentence.Fit ? template : sentence;
        var (sameCode, rivalCode) = Codes(lines);
        var (sameType, rivalType) = Types(lines);
        var closest = pairs.Where(p => IsError(p.Line!)).DefaultIfEmpty().MaxBy(p => p.Matched);
        var doubt = Math.Max(closest.Conflict, rivalType ? RivalDoubt : 0);
        var shared = Saturate(log.Words.Where(w => bag.Contains(w.Key)).Sum(w => w.Value) / 4);
        return new Evidence
        {
            Template = template.Fit,
            Sentence = sentence.Fit,
            Explained = explained * (1 - doubt),
            Heading = HeadingShare(lines[0].Signature),
            Shared = shared * (1 - doubt),
            SameCode = sameCode ? 1 : 0,
            RivalCode = rivalCode ? 1 : 0,
            SameType = sameType,
            Told = lines.Exists(IsError) ? 0 : explained * shared,
            Conflict = doubt,
            Quoted = QuotedShare(lines) * (1 - doubt),
            Line = best.Line?.Line ?? candidate.Entry.Line,
            Because = (best.Fit > 0 ? best.Because : explainedBy) ?? string.Empty,
        };
    }

    /// <summary>Whether a line of the note gives an error in its own words, so that another one can be told from it.</summary>
    private static bool IsError(NoteLine line) => line.Kind switch
    {
        NoteLineKind.Quoted => LineClassifier.KindOf(line.Signature.Text) == LineKind.Error,

        // "Labels must be integers" speaks of an error, "fatal: ..." is one.
        NoteLineKind.Heading => line.Signature.Type is not null || line.Signature.Code is not null || LineClassifier.IsSpelledOut(line.Signature.Text),
        _ => false,
    };

    private static double Saturate(double mass) => 1 - Math.Exp(-mass);

    /// <summary>One shared word may be chance, two hardly, three are not.</summary>
    private static double Enough(double mass) => Saturate(mass / HalfMass * (mass / HalfMass));

    private List<Pair> Pairs(List<NoteLine> lines, HashSet<string> bag)
    {
        var promising = new PriorityQueue<(NoteLine Line, Signature Log, LineKind Kind), double>();
        foreach (var line in lines)
        {
            var keys = line.Signature.Parts.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var (signature, kind) in log.Lines)
            {
                if (kind == LineKind.Frame) continue;
                var mass = signature.Parts.Where(p => keys.Contains(p.Key)).Sum(p => Alignment.Weigh(p, weights)) * LogProfile.FactorOf(kind);
                if (mass <= 0.1) continue;
                promising.Enqueue((line, signature, kind), mass);
                if (promising.Count > MaxPairs) promising.Dequeue();
            }
        }

        return [.. promising.UnorderedItems.Select(p => Fit(p.Element.Line, p.Element.Log, p.Element.Kind, bag))];
    }

    private Pair Fit(NoteLine line, Signature logged, LineKind kind, HashSet<string> bag)
    {
        var found = Alignment.Of(line.Signature, logged, bag, weights);
        if (found.Matched <= 0) return new Pair(line, 0, 0, 0, logged.Text);
        var covered = Math.Min(1, found.Matched / found.Noted);
        var factor = Bearing(kind) * (line.Kind == NoteLineKind.Prose ? 1 : Bearing(LineClassifier.KindOf(line.Signature.Text)));
        var fit = Enough(found.Matched) * covered * Math.Exp(-found.Substituted) * factor;
        var (a, b) = (line.Signature.Type, logged.Type);
        if (a is not null && b is not null && a != b) fit *= 0.3;
        return new Pair(line, fit, found.Matched * factor, Saturate(found.Substituted), logged.Text);
    }

    /// <summary>How much it means that a line of this kind fits: code and commands are alike in many notes, errors are not.</summary>
    private static double Bearing(LineKind kind) => kind switch
    {
        LineKind.Error => 1,
        LineKind.Plain => 0.6,
        _ => 0.2,
    };

    private (double Share, string? Line) Explain(HashSet<string> bag)
    {
        var (best, line) = (0.0, (string?)null);
        foreach (var (signature, kind) in log.Lines)
        {
            if (kind is not (LineKind.Error or LineKind.Plain)) continue;
            var share = Math.Max(Explain(signature.Parts, bag), Explain(signature.Parts.AsSpan(0, signature.FirstSentence), bag)) * (kind == LineKind.Error ? 1 : 0.6);
            if (share > best) (best, line) = (share, signature.Text);
        }

        return (best, line);
    }

    private double Explain(ReadOnlySpan<Signature.Part> parts, HashSet<string> bag)
    {
        var (all, known) = (0.0, 0.0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (!seen.Add(part.Key)) continue;
            var weight = Alignment.Weigh(part, weights);
            all += weight;
            if (bag.Contains(part.Key)) known += weight;
        }

        return all > 0 ? known / all * Enough(known) : 0;
    }

    private double HeadingShare(Signature heading)
    {
        // A heading that is the error itself is held against the log word by word, as a template.
        if (heading.Type is not null || heading.Code is not null) return 0;
        var (all, known) = (0.0, 0.0);
        foreach (var part in heading.Parts.DistinctBy(p => p.Key))
        {
            var weight = weights.Of(part.Key);
            all += weight;
            if (log.Words.TryGetValue(part.Key, out var logged) && logged > 0) known += weight * Math.Min(1, logged / (0.5 * weight));
        }

        return all > 0 ? known / all * Enough(known) : 0;
    }

    private (bool Same, bool Rival) Codes(List<NoteLine> lines)
    {
        var noted = lines.Select(l => l.Signature.Code).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var same = log.Codes.Any(noted.Contains);
        return (same, !same && noted.Any(n => log.Codes.Any(c => ErrorCode.AreRivals(n, c))));
    }

    private (double Same, bool Rival) Types(List<NoteLine> lines)
    {
        var noted = lines.Where(l => l.Kind != NoteLineKind.Prose).Select(l => l.Signature.Type).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var same = log.Types.Where(noted.Contains).Select(ErrorType.Telling).DefaultIfEmpty().Max();
        return (same, same == 0 && noted.Count > 0 && log.Types.Count > 0);
    }

    private double QuotedShare(List<NoteLine> lines)
    {
        var (all, known) = (0.0, 0.0);
        foreach (var part in lines.Where(l => l.Kind == NoteLineKind.Quoted).SelectMany(l => l.Signature.Parts).Take(60).Where(p => !p.IsVariable).DistinctBy(p => p.Key))
        {
            var weight = weights.InPhrase(part.Key);
            all += weight;
            if (log.Words.ContainsKey(part.Key)) known += weight;
        }

        return all > 0 ? known / all * Enough(known) : 0;
    }

    /// <summary>A line of the note and one of the log.</summary>
    private readonly record struct Pair(NoteLine? Line, double Fit, double Matched, double Conflict, string? Because);
}
