using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace Deja.CSharp.Formatting;

/// <summary>Tables as HTML, for what is better seen as one. All that comes from values is escaped.</summary>
internal static class HtmlView
{
    /// <summary>The HTML of a value; null where plain text says as much.</summary>
    public static string? TryOf(object value)
    {
        try
        {
            return Table.TryRead(value) is { } table ? Write(table)
                : value is IDictionary dictionary && dictionary.Count > 0 ? Write(Pairs(dictionary))
                : Members.IsComposite(value.GetType()) && !Tensors.Is(value) ? Write(Parts(value))
                : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static Table Pairs(IDictionary dictionary) => new(
        ["Key", "Value"],
        [.. Formatting.Pairs.Of(dictionary).Take(TextView.MostItems).Select(e => new object?[] { e.Key, e.Value })],
        dictionary.Count > TextView.MostItems ? More.Count(dictionary) : null);

    private static Table Parts(object value) => new(
        ["Name", "Value"],
        [.. Members.Of(value.GetType()).Take(TextView.MostItems).Select(m => new object?[] { m.Name, Members.Value(m.Get, value) })],
        null);

    private static string Write(Table table)
    {
        var html = new StringBuilder("<table>\n<thead><tr>");
        foreach (var column in table.Columns)
            html.Append("<th>").Append(Escape(column)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append(cell is not null && Table.IsNumber(cell) ? "<td align=\"right\">" : "<td>").Append(Escape(TextView.Cell(cell))).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>");
        if (table.More is { } more)
            html.Append(CultureInfo.InvariantCulture, $"\n<p>… and {more} more</p>");
        return html.ToString();
    }
}
