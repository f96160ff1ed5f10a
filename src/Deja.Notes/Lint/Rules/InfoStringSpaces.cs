using Deja.Notes.Blocks;
using Markdig.Syntax;
using Block = Deja.Notes.Blocks.Block;

namespace Deja.Notes.Lint.Rules;

/// <summary>
/// An info string of more than one word. kramdown's fence takes one word at most (FENCED_CODEBLOCK_MATCH in its GFM parser);
/// with a second the fence is none, and the code becomes running text.
/// </summary>
internal sealed class InfoStringSpaces : ILintRule
{
    public string Id => "D001";

    public string Name => "info-string-spaces";

    public string Summary => "A fence with more than a language on it is no fence in Jekyll.";

    public IEnumerable<Finding> Check(LintContext context)
    {
        // Quarto's own notes are read by Quarto, whose options stand there.
        if (context.Note.Path.EndsWith(".qmd", StringComparison.OrdinalIgnoreCase)) yield break;
        foreach (var (block, node) in context.Fences)
        {
            if (node.FencedChar == '%' || string.IsNullOrWhiteSpace(node.Info) || block.Info.Length == 0) continue;
            var line = context.Note.Source.Line(block.Line);
            var info = line.LastIndexOf(block.Info, StringComparison.Ordinal);
            if (info < 0) continue;
            var message = $"'{Shorten(block.Info)}' behind the language makes this fence running text in Jekyll; keep only '{node.Info}' on it";
            yield return context.At(this, context.Note.Source.StartOf(block.Line) + info, message, Fix(context, block, node));
        }
    }

    private static TextEdit? Fix(LintContext context, Block block, FencedCodeBlock node)
    {
        if (block.Directive is { IsOwn: true } || node.Info!.StartsWith('{')) return null;
        if (ForeignKeys.Translate(block.Info) is not { } keys || LinePrefix.Of(context, block.Line, node) is not { } prefix) return null;

        // Only a directive of Deja's own lets a block be checked: without this, a repair would make code run.
        keys.TryAdd("run", "no");
        if (keys.Any(k => !DirectiveReader.CanWrite(k.Value))) return null;
        var comment = $"<!-- deja: {string.Join(' ', keys.Select(k => $"{k.Key}={DirectiveReader.Write(k.Value)}"))} -->";
        var line = context.Note.Source.Line(block.Line);
        var fence = new string(node.FencedChar, node.OpeningFencedCharCount);
        var range = new TextRange(context.Note.Source.StartOf(block.Line), line.Length);
        return new TextEdit(range, $"{prefix}{comment}\n{prefix}{fence}{node.Info}");
    }

    private static string Shorten(string info) => info.Length <= 40 ? info : info[..40] + "…";
}
