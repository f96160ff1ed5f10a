namespace Deja.Run.Expectations;

/// <summary>
/// The shortest way from expected lines to printed ones, by the edit distance of Wagner and Fischer (1974) with a line for a letter; a <c>...</c> takes
/// any number of lines at no cost.
/// </summary>
internal sealed class Alignment(IReadOnlyList<LinePattern> expected, IReadOnlyList<string> printed)
{
    // Changing a line is nearer than dropping one and adding another, so that they are told side by side.
    private const int Change = 3;
    private const int DropOrAdd = 4;

    /// <summary>So many pairs of lines at most are compared; what is left is told as one whole.</summary>
    private const int MostPairs = 1_000_000;

    public List<AlignmentStep> Steps()
    {
        var head = 0;
        while (head < expected.Count && head < printed.Count && !expected[head].IsAnyLines && expected[head].Matches(printed[head])) head++;
        var tail = 0;
        while (tail < expected.Count - head && tail < printed.Count - head && !expected[^(tail + 1)].IsAnyLines && expected[^(tail + 1)].Matches(printed[^(tail + 1)])) tail++;

        var steps = new List<AlignmentStep>(expected.Count);
        for (var i = 0; i < head; i++) steps.Add(new AlignmentStep(expected[i].Text, printed[i], false));
        steps.AddRange(Middle(head, expected.Count - tail, printed.Count - tail));
        for (var i = tail; i > 0; i--) steps.Add(new AlignmentStep(expected[^i].Text, printed[^i], false));
        return steps;
    }

    private IEnumerable<AlignmentStep> Middle(int from, int expectedEnd, int printedEnd)
    {
        var (rows, columns) = (expectedEnd - from, printedEnd - from);
        if ((long)rows * columns <= MostPairs) return Walk(Costs(from, rows, columns), from, rows, columns);
        return expected.Skip(from).Take(rows).Select(p => new AlignmentStep(p.Text, null, true)).Concat(printed.Skip(from).Take(columns).Select(l => new AlignmentStep(null, l, true)));
    }

    private int[][] Costs(int from, int rows, int columns)
    {
        var costs = Enumerable.Range(0, rows + 1).Select(_ => new int[columns + 1]).ToArray();
        for (var j = 1; j <= columns; j++) costs[0][j] = j * DropOrAdd;
        for (var i = 1; i <= rows; i++)
        {
            var pattern = expected[from + i - 1];
            costs[i][0] = costs[i - 1][0] + (pattern.IsAnyLines ? 0 : DropOrAdd);
            for (var j = 1; j <= columns; j++)
            {
                costs[i][j] = pattern.IsAnyLines
                    ? Math.Min(costs[i - 1][j], costs[i][j - 1])
                    : Math.Min(costs[i - 1][j - 1] + (pattern.Matches(printed[from + j - 1]) ? 0 : Change), Math.Min(costs[i - 1][j], costs[i][j - 1]) + DropOrAdd);
            }
        }

        return costs;
    }

    private List<AlignmentStep> Walk(int[][] costs, int from, int rows, int columns)
    {
        var steps = new List<AlignmentStep>();
        var (i, j) = (rows, columns);
        while (i > 0 || j > 0)
        {
            var pattern = i > 0 ? expected[from + i - 1] : null;
            var line = j > 0 ? printed[from + j - 1] : null;
            if (pattern is { IsAnyLines: true })
            {
                var first = j;
                while (j > 0 && costs[i][j] == costs[i][j - 1] && costs[i][j] != costs[i - 1][j]) j--;
                steps.Add(new AlignmentStep(pattern.Text, null, false) { Skipped = first - j });
                i--;
            }
            else if (pattern is not null && line is not null && pattern.Matches(line) && costs[i][j] == costs[i - 1][j - 1])
            {
                steps.Add(new AlignmentStep(pattern.Text, line, false));
                (i, j) = (i - 1, j - 1);
            }
            else if (pattern is not null && line is not null && costs[i][j] == costs[i - 1][j - 1] + Change)
            {
                steps.Add(new AlignmentStep(pattern.Text, line, true));
                (i, j) = (i - 1, j - 1);
            }
            else if (pattern is not null && costs[i][j] == costs[i - 1][j] + DropOrAdd)
            {
                steps.Add(new AlignmentStep(pattern.Text, null, true));
                i--;
            }
            else
            {
                steps.Add(new AlignmentStep(null, line, true));
                j--;
            }
        }

        steps.Reverse();
        return steps;
    }
}
