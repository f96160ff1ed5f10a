using Markdig.Syntax;
using Block = Deja.Notes.Blocks.Block;

namespace Deja.Notes.Lint.Rules;

/// <summary>A fence that runs to the end of the note, or of its list or quotation. kramdown does not take it for a fence at all.</summary>
internal sealed class UnclosedFence : ILintRule
{
    public string Id => "D010";

    public string Name => "unclosed-fence";

    public string Summary => "A fence that is never closed.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var (block, node) in context.Fences)
        {
            if (block.IsClosed) continue;
            var fence = node.FencedChar == '%' ? "{% endhighlight %}" : new string(node.FencedChar, node.OpeningFencedCharCount);
            yield return context.At(this, context.OffsetOf(node), $"this fence is never closed: all that follows is code; close it with {(fence.Length <= 20 ? $"'{fence}'" : $"{fence.Length} times '{fence[0]}'")}", Fix(context, block, node, fence));
        }
    }

    /// <summary>Closes it where it ends anyway, so that nothing else changes.</summary>
    private static TextEdit? Fix(LintContext context, Block block, FencedCodeBlock node, string fence)
    {
        var source = context.Note.Source;
        var prefix = LinePrefix.Continuing(context, block.Line, node);
        var line = Math.Min(block.Line + node.Lines.Count, source.LineCount);

        // Blank lines at the end are none of the code's: the file's last line end makes one.
        while (line > block.Line && LinePrefix.IsBlank(source.Line(line))) line--;
        var end = source.StartOf(line) + source.Line(line).Length;
        return TextEdit.Insert(end, $"\n{prefix}{fence}");
    }
}
