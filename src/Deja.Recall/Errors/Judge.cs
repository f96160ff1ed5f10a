namespace Deja.Recall.Errors;

/// <summary>
/// Weighs evidence into how sure it is that an entry is about a log: a logistic regression, fitted by <c>bench/Recall --fit</c> on real logs, then rounded, and checked on
/// problems it was not fitted on.
/// </summary>
internal static class Judge
{
    /// <summary>From this score on an entry is shown unasked. The bias is set so that few unknown logs reach it: a wrong note under every failure teaches people to look away.</summary>
    public const double Confident = 0.5;

    private const double Bias = -4.95;

    // Template, Sentence, Explained, Heading, Shared, SameCode, RivalCode, SameType, Told, Conflict, Quoted, Template squared.
    private static readonly double[] Weights = [2, 2.7, 2.4, 3, 3.3, 1, -1.5, 0.8, 2, 0.4, 2.6, 2.6];

    public static double Score(Evidence evidence)
    {
        var sum = Bias;
        var features = evidence.Features;
        for (var i = 0; i < features.Length; i++) sum += Weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }
}
