using System.Globalization;
using System.Text;

namespace Deja.Torch.Gradients.Reports;

/// <summary>A gradient report as comma-separated values, all digits kept.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</seealso>
public static class GradientCsv
{
    /// <summary>A line of titles, then a line a parameter; cells are empty where there is no gradient.</summary>
    public static string Text(GradientReport report)
    {
        var csv = new StringBuilder("name,shape,requires_grad,state,norm,mean,largest,zeros,nan,inf,finite_norm,finite_mean,finite_largest\n");
        foreach (var row in report.Rows)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Quoted(row.Name)},{string.Join('x', row.Shape)},{(row.RequiresGradient ? "true" : "false")},{row.StateText},");
            if (row.Gradient is { } g) csv.Append(CultureInfo.InvariantCulture, $"{g.Norm:R},{g.Mean:R},{g.Largest:R},{g.Zeros},{g.NotNumbers},{g.Infinite},{g.FiniteNorm:R},{g.FiniteMean:R},{g.FiniteLargest:R}\n");
            else csv.Append(",,,,,,,,\n");
        }

        return csv.ToString();
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
