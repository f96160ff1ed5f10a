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
        AppendCells(html, "th", GradientTable.Headings, $"sizes, 1e{GradientStatistics.FirstDecade} to 1e{GradientStatistics.LastDecade}");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in report.Rows)
        {
            html.Append("<tr>");
            AppendCells(html, "td", GradientTable.Cells(row), row.Gradient is { } gradient ? Histogram(gradient) : "");
            html.Append("</tr>\n");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</tbody>\n</table>\n<p>Total norm {GradientTable.Number(report.TotalNorm)}.</p>\n").ToString();
    }

    // The histogram stands behind the name: a page of notes is narrower than the table.
    private static void AppendCells(StringBuilder html, string element, IEnumerable<string> cells, string histogram)
    {
        var shown = cells.Select(SvgText.Escape).ToList();
        shown.Insert(1, histogram);
        foreach (var cell in shown)
            html.Append(CultureInfo.InvariantCulture, $"<{element} style=\"white-space:nowrap\">{cell}</{element}>");
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
