namespace Deja.Site.Colouring;

/// <summary>Languages whose lines say by their begin what they are.</summary>
internal static class LinePieces
{
    public static void Of(ReadOnlySpan<char> code, CodeShape shape, PieceSink sink)
    {
        var isFence = false;
        while (!code.IsEmpty)
        {
            var end = code.IndexOf('\n');
            var line = end < 0 ? code : code[..(end + 1)];
            code = code[line.Length..];
            switch (shape)
            {
                case CodeShape.Diff:
                    sink(line, OfDiff(line));
                    break;
                case CodeShape.Console:
                    Console(line, sink);
                    break;
                default:
                    if (line.TrimStart().StartsWith("```")) isFence = !isFence;
                    Markdown(line, isFence, sink);
                    break;
            }
        }
    }

    private static CodeToken OfDiff(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("+++") || line.StartsWith("---") || line.StartsWith("@@") || line.StartsWith("diff ") || line.StartsWith("index ")) return CodeToken.Meta;
        return line[0] switch { '+' or '>' => CodeToken.Inserted, '-' or '<' => CodeToken.Deleted, _ => CodeToken.Plain };
    }

    private static void Console(ReadOnlySpan<char> line, PieceSink sink)
    {
        var prompt = PromptLength(line);
        if (prompt == 0)
        {
            sink(line, CodeToken.Plain);
            return;
        }

        sink(line[..prompt], CodeToken.Meta);
        var scanner = new CodeScanner(line[prompt..], CodeLanguages.Find("sh")!);
        while (scanner.Next(out var piece, out var token)) sink(piece, token);
    }

    /// <summary><c>$ </c>, <c># </c>, <c>&gt; </c>, <c>&gt;&gt;&gt; </c>, <c>PS C:\&gt; </c>, <c>user@host:~$ </c>.</summary>
    private static int PromptLength(ReadOnlySpan<char> line)
    {
        if (line.StartsWith(">>> ") || line.StartsWith("... ")) return 4;
        if (line.StartsWith("$ ") || line.StartsWith("> ") || line.StartsWith("# ") || line.StartsWith("% ")) return 2;
        var end = line[..Math.Min(line.Length, 80)].IndexOfAny("$#>");
        if (end <= 0 || end + 1 >= line.Length || line[end + 1] != ' ') return 0;
        return line[..end].Contains('@') || line.StartsWith("PS ") ? end + 2 : 0;
    }

    private static void Markdown(ReadOnlySpan<char> line, bool isFence, PieceSink sink)
    {
        if (isFence || line.TrimStart().StartsWith("```") || line.StartsWith("    "))
        {
            sink(line, CodeToken.Quoted);
        }
        else if (line.TrimStart('#').StartsWith(" ") && line[0] == '#')
        {
            sink(line, CodeToken.Tag);
        }
        else if (line[0] == '>')
        {
            sink(line, CodeToken.Comment);
        }
        else
        {
            Spans(line, sink);
        }
    }

    /// <summary>Code within a line, and the targets of links.</summary>
    private static void Spans(ReadOnlySpan<char> line, PieceSink sink)
    {
        while (!line.IsEmpty)
        {
            var open = line.IndexOfAny("`(");
            var close = open < 0 ? -1 : line[(open + 1)..].IndexOf(line[open] == '`' ? '`' : ')');
            var isLink = open > 0 && line[open] == '(' && line[open - 1] == ']';
            if (open < 0) break;
            if (close < 0 || (line[open] == '(' && !isLink))
            {
                sink(line[..(open + 1)], CodeToken.Plain);
                line = line[(open + 1)..];
                continue;
            }

            var end = open + close + 2;
            sink(line[..open], CodeToken.Plain);
            sink(line[open..end], isLink ? CodeToken.Key : CodeToken.Quoted);
            line = line[end..];
        }

        if (!line.IsEmpty) sink(line, CodeToken.Plain);
    }
}
