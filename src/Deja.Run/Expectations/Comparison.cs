using System.Globalization;

namespace Deja.Run.Expectations;

/// <summary>What came of holding a block's output against its expectation.</summary>
/// <param name="steps">From the one to the other; null where it is met.</param>
internal sealed class Comparison(IReadOnlyList<AlignmentStep>? steps)
{
    private const int ContextLines = 2;
    private const int MostLines = 24;
    private const int LongestLine = 200;

    /// <summary>Whether all was as expected.</summary>
    public bool IsMet => steps is null;

    /// <summary>The index of the first expected line that was not met; that behind the last where all were, and more was printed.</summary>
    public int FirstDifference => steps is null ? -1 : steps.TakeWhile(s => !s.IsDifference).Count(s => s.Expected is not null);

    /// <summary>A short diff: <c>-</c> what is expected, <c>+</c> what was printed.</summary>
    public IReadOnlyList<string> Diff()
    {
        if (steps is null) return [];
        var near = Near(steps);
        var lines = new List<string>();
        for (var i = 0; i < steps.Count; i++)
        {
            if (!near[i])
            {
                if (i > 0 && near[i - 1]) lines.Add("  ⋮");
                continue;
            }

            if (steps[i].Skipped is > 0 and var skipped) lines.Add(string.Create(CultureInfo.InvariantCulture, $"  ... ({skipped} line{(skipped == 1 ? string.Empty : "s")})"));
            else if (!steps[i].IsDifference) lines.Add($"  {Cut(steps[i].Expected!)}");
            else Differ(steps[i], lines);
        }

        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), string.Create(CultureInfo.InvariantCulture, $"  ⋮ {lines.Count - MostLines} more lines")];
    }

    /// <summary>The expectation's lines as they would be met by what was printed; what was met is left as it is.</summary>
    public IEnumerable<string> Accepted(Func<string, string> write) => (steps ?? []).SelectMany(s => s.IsDifference ? s.Printed is { } printed ? [write(printed)] : [] : (string[])[s.Expected!]);

    private static void Differ(AlignmentStep step, List<string> lines)
    {
        var (expected, printed) = (step.Expected, step.Printed);
        if (expected is not null && printed is not null && Visible(expected) == Visible(printed) && expected != printed)
        {
            // They look alike: show what tells them apart.
            (expected, printed) = (expected.Replace("\t", "\\t", StringComparison.Ordinal), printed.Replace("\t", "\\t", StringComparison.Ordinal));
        }

        if (expected is not null) lines.Add($"- {Cut(expected)}");
        if (printed is not null) lines.Add($"+ {Cut(printed)}");
    }

    private static string Visible(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));

    private static bool[] Near(IReadOnlyList<AlignmentStep> steps)
    {
        var near = new bool[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            if (!steps[i].IsDifference) continue;
            for (var j = Math.Max(0, i - ContextLines); j <= Math.Min(steps.Count - 1, i + ContextLines); j++) near[j] = true;
        }

        return near;
    }

    private static string Cut(string line) => line.Length <= LongestLine ? line : string.Create(CultureInfo.InvariantCulture, $"{line.AsSpan(0, LongestLine)}… ({line.Length} characters)");
}
