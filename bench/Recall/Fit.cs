using System.Globalization;

namespace Deja.Bench.Recall;

/// <summary>
/// Fits the weights of the judge: a logistic regression with a quadratic penalty, by Newton's method (iteratively reweighted least squares; Hastie,
/// Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.1). Each line of the features is one entry held against one log.
/// </summary>
internal static class Fit
{
    private const double Penalty = 1;
    private const int Rounds = 12;

    /// <summary>A wrong entry beside the right one does less harm than one for an unknown log.</summary>
    private const double BesideTheRightOne = 0.5;

    public static void Run(string file)
    {
        var rows = File.ReadLines(file).Select(Parse).ToList();
        var weights = new double[rows[0].Features.Length];
        for (var round = 0; round < Rounds; round++) Improve(weights, rows);
        Console.WriteLine($"bias {Told(weights[0])}; weights {string.Join(", ", weights.Skip(1).Select(Told))}");
    }

    private static string Told(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static Row Parse(string line)
    {
        var parts = line.Split('\t');
        var isRight = parts[0] == "query" && parts[2] == parts[3];
        return new Row(isRight, parts[0] == "query" && !isRight ? BesideTheRightOne : 1, [1, .. parts.Skip(4).Select(p => double.Parse(p, CultureInfo.InvariantCulture))]);
    }

    private static void Improve(double[] weights, List<Row> rows)
    {
        var size = weights.Length;
        var gradient = new double[size];
        var curvature = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        for (var i = 0; i < size; i++)
        {
            // The bias is free.
            curvature[i][i] = i == 0 ? 1e-6 : Penalty;
            gradient[i] = i == 0 ? 0 : Penalty * weights[i];
        }

        foreach (var row in rows)
        {
            var p = 1 / (1 + Math.Exp(-row.Features.Zip(weights, (f, w) => f * w).Sum()));
            for (var i = 0; i < size; i++)
            {
                gradient[i] += row.Weight * (p - (row.IsRight ? 1 : 0)) * row.Features[i];
                for (var j = 0; j < size; j++) curvature[i][j] += row.Weight * p * (1 - p) * row.Features[i] * row.Features[j];
            }
        }

        var step = Solve(curvature, gradient);
        for (var i = 0; i < size; i++) weights[i] -= step[i];
    }

    /// <summary>Gauss and Jordan, with the largest pivot.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            var pivot = Enumerable.Range(i, size - i).MaxBy(r => Math.Abs(matrix[r][i]));
            (matrix[i], matrix[pivot], right[i], right[pivot]) = (matrix[pivot], matrix[i], right[pivot], right[i]);
            for (var r = 0; r < size; r++)
            {
                if (r == i) continue;
                var factor = matrix[r][i] / matrix[i][i];
                for (var c = i; c < size; c++) matrix[r][c] -= factor * matrix[i][c];
                right[r] -= factor * right[i];
            }
        }

        return [.. Enumerable.Range(0, size).Select(i => right[i] / matrix[i][i])];
    }

    private sealed record Row(bool IsRight, double Weight, double[] Features);
}
