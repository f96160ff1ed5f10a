using System.Globalization;
using System.Text;
using Deja.Torch.Pictures;

namespace Deja.Torch.Gradients.Reports;

/// <summary>A gradient report as an HTML table with a small histogram a row, for notes: <c>display(HTML(GradientPage.Html(report)))</c>.</summary>
public static class GradientPage
{
    private const int BarWidth = 4, BarHeight = 18;

    /// <summary>A <c>table</c> element, without a page around it. Nothing in it is loaded from elsewhere.</summary>
    public static string Html(GradientReport report)
    {
        var html = new StringBuilder("<table class=\"gradients\">\n<thead><tr>");
        foreach (var title in GradientTable.Headings) html.Append(CultureInfo.InvariantCulture, $"<th>{title}</th>");
        html.Append(CultureInfo.InvariantCulture, $"<th style=\"white-space:nowrap\">sizes, 1e{GradientStatistics.FirstDecade} to 1e{GradientStatistics.LastDecade}</th></tr></thead>\n<tbody>\n");
        foreach (var row in report.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in GradientTable.Cells(row)) html.Append(CultureInfo.InvariantCulture, $"<td style=\"white-space:nowrap\">{SvgText.Escape(cell)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td style=\"white-space:nowrap\">{(row.Gradient is { } gradient ? Histogram(gradient) : "")}</td></tr>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</tbody>\n</table>\n<p>Total norm {GradientTable.Number(report.TotalNorm)}.</p>\n").ToString();
    }

    // Of spans: pages that take HTML from notes, Deja's among them, take no svg element.
    private static string Histogram(GradientStatistics gradient)
    {
        var highest = Math.Max(1, gradient.Decades.Max());
        var bars = new StringBuilder();
        for (var i = 0; i < gradient.Decades.Count; i++)
        {
            // A single entry is seen too.
            var count = gradient.Decades[i];
            var height = count == 0 ? 1 : Math.Max(2, (int)Math.Round((double)BarHeight * count / highest));
            bars.Append(CultureInfo.InvariantCulture, $"<span style=\"display:inline-block;vertical-align:bottom;width:{BarWidth}px;height:{height}px;margin-right:1px;background:{(count == 0 ? "#999" : "#3b78b5")}\" title=\"1e{GradientStatistics.FirstDecade + i}: {count}\"></span>");
        }

        return bars.ToString();
    }
}
