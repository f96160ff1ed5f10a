namespace Deja.Site.Colouring;

/// <summary>Gets a piece of code.</summary>
internal delegate void PieceSink(ReadOnlySpan<char> piece, CodeToken token);

/// <summary>Cuts code of any shape into pieces.</summary>
internal static class Pieces
{
    public static void Of(ReadOnlySpan<char> code, LanguageTable table, PieceSink sink)
    {
        switch (table.Shape)
        {
            case CodeShape.Markup:
                MarkupPieces.Of(code, sink);
                break;
            case CodeShape.Style:
                StylePieces.Of(code, table, sink);
                break;
            case CodeShape.Yaml:
                YamlPieces.Of(code, table, sink);
                break;
            case CodeShape.Diff or CodeShape.Console or CodeShape.Markdown:
                LinePieces.Of(code, table.Shape, sink);
                break;
            case CodeShape.Text:
                sink(code, CodeToken.Plain);
                break;
            default:
                var scanner = new CodeScanner(code, table);
                while (scanner.Next(out var piece, out var token)) sink(piece, token);
                break;
        }
    }
}
