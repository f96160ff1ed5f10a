namespace Deja.Notes.Blocks;

/// <summary>Writes other code into a block: the lines that differ alone, behind whatever list or quotation the block stands in.</summary>
public static class BlockEdit
{
    /// <summary>The note's text with another code in a block.</summary>
    /// <param name="note">The note as it was read.</param>
    /// <param name="block">One of its blocks.</param>
    /// <param name="code">What shall stand between the fences; lines end in <c>\n</c>, the note's own line ends are used.</param>
    /// <param name="refusal">Why there is no such text, in a clause; null when there is.</param>
    /// <returns>The whole text; null where the code can't be written so that it is read again as it is.</returns>
    public static string? Of(Note note, Block block, string code, out string? refusal)
    {
        var opening = note.Source.Line(block.Line).ToString();
        var mark = opening.IndexOfAny(['`', '~']);
        refusal = !block.IsClosed || mark < 0 ? "its fence is never closed, so nobody knows where it ends" : null;
        if (refusal is not null) return null;
        var lines = LinesOf(code);
        var text = Longer(note.Source, block, mark, lines, Written(note.Source, block, opening[..mark], lines));
        if (ReadsAs(note, NoteReader.Read(note.Path, text), block, code)) return text;
        refusal = "this text would be read as something else where it stands";
        return null;
    }

    // Lines that stay are kept as they are, whatever blanks or tabs stand before them.
    private static string Written(SourceText source, Block block, string before, string[] lines)
    {
        var old = LinesOf(block.Code);
        var first = 0;
        while (first < old.Length && first < lines.Length && old[first] == lines[first]) first++;
        var last = 0;
        while (last < old.Length - first && last < lines.Length - first && old[^(last + 1)] == lines[^(last + 1)]) last++;
        var prefix = string.Concat(before.Select(c => c is '>' or '\t' ? c : ' '));
        var end = LineEnd(source, block.Line);
        var body = string.Concat(lines[first..^last].Select(l => (l.Length == 0 ? prefix.TrimEnd() : prefix + l) + end));
        return string.Concat(source.Text.AsSpan(0, source.StartOf(block.Line + 1 + first)), body, source.Text.AsSpan(source.StartOf(block.EndLine - last)));
    }

    /// <summary>The text with longer fences, where a line of the code would end the block.</summary>
    private static string Longer(SourceText source, Block block, int mark, string[] lines, string text)
    {
        var opening = source.Line(block.Line)[mark..];
        var fence = RunOf(opening, opening[0]);
        var needed = 0;
        foreach (var line in lines)
        {
            var trimmed = line.AsSpan().Trim();
            if (trimmed.Length >= fence && RunOf(trimmed, opening[0]) == trimmed.Length) needed = Math.Max(needed, trimmed.Length + 1);
        }

        if (needed == 0) return text;
        var more = new string(opening[0], needed - fence);
        var closing = source.StartOf(block.EndLine) + source.Line(block.EndLine).IndexOf(opening[0]) + (text.Length - source.Text.Length);
        return text.Insert(closing, more).Insert(source.StartOf(block.Line) + mark, more);
    }

    private static bool ReadsAs(Note before, Note after, Block block, string code) =>
        after.Blocks.Count == before.Blocks.Count && after.Entries.Count == before.Entries.Count
        && before.Blocks.Zip(after.Blocks).All(b => b.Second.Code == (b.First.Ordinal == block.Ordinal ? code : b.First.Code) && b.Second.Language == b.First.Language);

    private static string[] LinesOf(string code) => code.Length == 0 ? [] : (code.EndsWith('\n') ? code[..^1] : code).Split('\n');

    private static int RunOf(ReadOnlySpan<char> text, char mark) => text.IndexOfAnyExcept(mark) is >= 0 and var length ? length : text.Length;

    private static string LineEnd(SourceText source, int line)
    {
        var end = source.StartOf(line + 1);
        return source.Text[end - 1] == '\r' ? "\r" : end > 1 && source.Text[end - 2] == '\r' ? "\r\n" : "\n";
    }
}
