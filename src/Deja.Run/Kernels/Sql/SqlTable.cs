using System.Globalization;
using System.Net;
using System.Text;

namespace Deja.Run.Kernels.Sql;

/// <summary>The rows of a statement, to be shown.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="Rows">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal sealed record SqlTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<SqlCell>> Rows, long Count)
{
    /// <summary>In columns, numbers to the right, under their names.</summary>
    public string Text()
    {
        var widths = Columns.Select((name, i) => Rows.Select(r => Width(OneLine(r[i].Text))).Append(Width(OneLine(name))).Max()).ToList();
        var isNumber = Columns.Select((_, i) => Rows.Count > 0 && Rows.All(r => r[i].IsNumber || r[i].Json == "null")).ToList();
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.Append(string.Join("  ", cells.Select((c, i) => isNumber[i] ? new string(' ', widths[i] - Width(c)) + c : c + new string(' ', widths[i] - Width(c)))).TrimEnd()).Append('\n');
        Line(Columns.Select(OneLine));
        Line(widths.Select(w => new string('-', w)));
        foreach (var row in Rows) Line(row.Select(c => OneLine(c.Text)));
        text.Append(Told);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>As an HTML table.</summary>
    public string Html()
    {
        var html = new StringBuilder("<table><thead><tr>").AppendJoin(string.Empty, Columns.Select(c => $"<th>{WebUtility.HtmlEncode(c)}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in Rows) html.Append("<tr>").AppendJoin(string.Empty, row.Select(c => $"<td>{WebUtility.HtmlEncode(c.Text)}</td>")).Append("</tr>");
        return html.Append("</tbody></table>").Append(Told.Length > 0 ? $"<p>{Told}</p>" : string.Empty).ToString();
    }

    private string Told => Count > Rows.Count ? string.Create(CultureInfo.InvariantCulture, $"… and {Count - Rows.Count} more rows") : string.Empty;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    // Chinese, Japanese and Korean characters are two columns wide; good enough for a table.
    private static int Width(string text) => text.EnumerateRunes().Sum(r => r.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) ? 2 : 1);
}
