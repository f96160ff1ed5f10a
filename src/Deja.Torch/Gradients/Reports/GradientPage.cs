using System.Globalization;
using System.Text;
using Deja.Torch.Pictures;

namespace Deja.Torch.Gradients.Reports;

/// <summary>A gradient report as an HTML table with a small histogram a row, for notes: <c>display(HTML(GradientPage.Html(report)))</c>.</summary>
public static class GradientPage
{
    private const int BarWidth = 5, BarHeight = 18;

    /// <summary>A <c>table</c> element, without a page around it. Nothing in it is loaded from elsewhere.</summary>
    public static string Html(GradientReport report)
    {
        var html = new StringBuilder("<table class=\"gradients\">\n<thead><tr>");
        foreach (var title in GradientTable.Headings) html.Append(CultureInfo.InvariantCulture, $"<th>{title}</th>");
        html.Append(CultureInfo.InvariantCulture, $"<th>sizes, 1e{GradientStatistics.FirstDecade} to 1e{GradientStatistics.LastDecade}</th></tr></thead>\n<tbody>\n");
        foreach (var row in report.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in GradientTable.Cells(row)) html.Append(CultureInfo.InvariantCulture, $"<td>{SvgText.Escape(cell)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td>{(row.Gradient is { } gradient ? Histogram(gradient) : "")}</td></tr>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</tbody>\n</table>\n<p>Total norm {GradientTable.Number(report.TotalNorm)}.</p>\n").ToString();
    }

    private static string Histogram(GradientStatistics gradient)
    {
        var width = gradient.Decades.Count * BarWidth;
        var highest = Math.Max(1, gradient.Decades.Max());
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{BarHeight + 1}\" viewBox=\"0 0 {width} {BarHeight + 1}\" role=\"img\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"0\" y=\"{BarHeight}\" width=\"{width}\" height=\"1\" fill=\"#888\"/>");
        for (var i = 0; i < gradient.Decades.Count; i++)
        {
            if (gradient.Decades[i] == 0) continue;
            // A single entry is seen too.
            var height = Math.Max(1, (int)Math.Round((double)BarHeight * gradient.Decades[i] / highest));
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{i * BarWidth}\" y=\"{BarHeight - height}\" width=\"{BarWidth - 1}\" height=\"{height}\" fill=\"#3b78b5\"><title>1e{GradientStatistics.FirstDecade + i}: {gradient.Decades[i]}</title></rect>");
        }

        return svg.Append("</svg>").ToString();
    }
}
