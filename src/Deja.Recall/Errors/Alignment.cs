using Deja.Recall.Tokens;

namespace Deja.Recall.Errors;

/// <summary>What two signatures have in common, in order, and what stands against each other between that.</summary>
/// <param name="Matched">The weight of the words they share in the same order.</param>
/// <param name="Noted">The weight of the note's line.</param>
/// <param name="Substituted">How much stands in the place of other words, about 1 a word, however common here: <c>application context</c> and <c>request context</c>.</param>
internal readonly record struct Alignment(double Matched, double Noted, double Substituted)
{
    /// <summary>A word of a variable part tells little, since it is another one the next time.</summary>
    private const double VariableFactor = 0.25;

    /// <summary>The same variable part again tells more than a variable part should: it is the very library or file of the note.</summary>
    private const double SameVariableFactor = 2;

    /// <summary>Before the first shared word a log has file names and a tool's name, which stand against nothing.</summary>
    private const double LeadFactor = 0.4;

    /// <summary>A word in the place of another that the entry has elsewhere may be another form of the same error.</summary>
    private const double KnownFactor = 0.5;

    public static double Weigh(Signature.Part part, TermWeights weights) => weights.Of(part.Key) * (part.IsVariable ? VariableFactor : 1);

    private static double InPhrase(Signature.Part part, TermWeights weights) => weights.InPhrase(part.Key) * (part.IsVariable ? VariableFactor : 1);

    public static Alignment Of(Signature note, Signature log, HashSet<string> entry, TermWeights weights)
    {
        var (a, b) = (note.Parts, log.Parts);
        var noteWeights = Array.ConvertAll(a, p => InPhrase(p, weights));
        var logWeights = Array.ConvertAll(b, p => InPhrase(p, weights));
        var width = b.Length + 1;
        var best = Table(a, b, noteWeights, logWeights);
        var (noteGap, logGap, substituted) = (0.0, 0.0, 0.0);
        var isLead = true;
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i].Key == b[j].Key && best[(i * width) + j] <= best[((i + 1) * width) + j + 1] + Shared(a[i], b[j], noteWeights[i], logWeights[j]))
            {
                substituted += Against(noteGap, logGap) * (isLead ? LeadFactor : 1);
                (noteGap, logGap, isLead) = (0, 0, false);
                i++;
                j++;
            }
            else if (j == b.Length || (i < a.Length && best[((i + 1) * width) + j] >= best[(i * width) + j + 1]))
            {
                if (!a[i].IsVariable) noteGap += CommonWords.Telling(a[i].Key);
                i++;
            }
            else
            {
                if (!b[j].IsVariable) logGap += CommonWords.Telling(b[j].Key) * (entry.Contains(b[j].Key) ? KnownFactor : 1);
                j++;
            }
        }

        return new Alignment(best[0], noteWeights.Sum(), substituted + Against(noteGap, logGap));
    }

    private static double Shared(Signature.Part note, Signature.Part log, double noteWeight, double logWeight) =>
        Math.Max(noteWeight, logWeight) * (note.IsVariable && log.IsVariable ? SameVariableFactor : 1);

    private static double Against(double note, double log) => Math.Min(note, log);

    /// <summary>The weighted longest common subsequence of what is left of both from each place on.</summary>
    private static double[] Table(Signature.Part[] a, Signature.Part[] b, double[] noteWeights, double[] logWeights)
    {
        var width = b.Length + 1;
        var best = new double[(a.Length + 1) * width];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                var (here, below) = ((i * width) + j, ((i + 1) * width) + j);
                best[here] = Math.Max(best[below], best[here + 1]);
                if (a[i].Key == b[j].Key) best[here] = Math.Max(best[here], best[below + 1] + Shared(a[i], b[j], noteWeights[i], logWeights[j]));
            }
        }

        return best;
    }
}
