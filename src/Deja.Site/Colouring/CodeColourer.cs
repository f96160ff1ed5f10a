using System.Text;
using Deja.Site.Html;

namespace Deja.Site.Colouring;

/// <summary>Writes code as HTML, coloured: pieces in elements with one of the classes below, each within its line.</summary>
public static class CodeColourer
{
    private static readonly string?[] Classes = [null, "k", "t", "b", "l", "s", "n", "c", "f", "v", "y", "m", "g", "i", "d"];

    /// <summary>The class of a kind of piece; null for plain text.</summary>
    public static string? ClassOf(CodeToken token) => Classes[(int)token];

    /// <summary>Appends code as HTML.</summary>
    /// <param name="html">Gets it.</param>
    /// <param name="code">The code; every character of it is shown.</param>
    /// <param name="language">What stands on the fence; code of a language that isn't known is plain.</param>
    public static void Append(StringBuilder html, ReadOnlySpan<char> code, string language)
    {
        if (CodeLanguages.Find(language) is not { } table)
        {
            html.Text(code);
            return;
        }

        var writer = new PieceWriter(html);
        Pieces.Of(code, table, writer.Write);
        writer.End();
    }

    /// <summary>Joins neighbours of one kind, and ends each piece where its line ends.</summary>
    private sealed class PieceWriter(StringBuilder html)
    {
        private string? _open;

        public void Write(ReadOnlySpan<char> piece, CodeToken token)
        {
            var name = Classes[(int)token];
            while (piece.Length > 0)
            {
                var end = piece.IndexOf('\n');
                var line = end < 0 ? piece : piece[..end];
                if (!line.IsEmpty)
                {
                    Change(name);
                    html.Text(line);
                }

                if (end < 0) return;
                End();
                html.Append('\n');
                piece = piece[(end + 1)..];
            }
        }

        public void End() => Change(null);

        private void Change(string? name)
        {
            if (_open == name) return;
            if (_open is not null) html.Append("</span>");
            if (name is not null) html.Append("<span class=\"").Append(name).Append("\">");
            _open = name;
        }
    }
}
