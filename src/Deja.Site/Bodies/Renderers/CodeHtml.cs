using System.Globalization;
using System.Text;
using Deja.Notes.Records;
using Deja.Site.Colouring;
using Deja.Site.Runs;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Block = Deja.Notes.Blocks.Block;

namespace Deja.Site.Bodies.Renderers;

/// <summary>Blocks of code: coloured, with their name, when they were verified, and what they print.</summary>
internal sealed class CodeHtml(Func<BodyContext> context, LastOutputHtml output) : HtmlObjectRenderer<CodeBlock>
{
    private readonly StringBuilder _coloured = new();
    private string? _expecting;

    protected override void Write(HtmlRenderer renderer, CodeBlock node)
    {
        renderer.EnsureLine();
        if (!context().Blocks.TryGetValue(node.Span.Start, out var known) || node is not FencedCodeBlock fenced)
        {
            WriteCode(renderer, node.Lines.ToString(), string.Empty);
            return;
        }

        var block = known.Block;
        if (block.IsExpectation)
        {
            WriteExpectation(renderer, block);
            if (_expecting is { } id) output.Write(renderer, id, isFolded: true);
            _expecting = null;
        }
        else if (!(block.Directive?.Values.ContainsKey("hide") ?? false))
        {
            WriteBlock(renderer, block, known.Id!, CodeLines.Of(fenced.Arguments));

            // Below what it must print, where that is told.
            _expecting = block.Expectation is null ? null : known.Id;
            if (_expecting is null && block.Directive is { IsOwn: true }) output.Write(renderer, known.Id!, isFolded: false);
        }
    }

    private void WriteBlock(HtmlRenderer renderer, Block block, string id, CodeLines? lines)
    {
        renderer.Write("<figure class=\"block\"");
        if (block.Name is not null)
        {
            renderer.Write(" id=\"");
            renderer.WriteEscape(block.Name);
            renderer.Write('"');
        }

        if (block.Placeholders.Count > 0)
        {
            renderer.Write(" data-placeholders=\"");
            renderer.WriteEscape(string.Join('\n', block.Placeholders.Select(p => p.Name)));
            renderer.Write('"');
        }

        if (context().Runnable?.GetValueOrDefault(id) is { } runnable) WriteRunnable(renderer, block, runnable);
        renderer.Write('>');
        WriteCaption(renderer, block, id);

        // The frame that the page's script puts its button into: code that it had to move would be laid out twice.
        renderer.Write("<div class=\"code\">");
        WriteCode(renderer, block.Code, block.Language.Id, lines);
        renderer.WriteLine("</div></figure>");
    }

    /// <summary>What the page's script needs to run the block: how it is named, what its page takes it for, and what its placeholders are by themselves.</summary>
    private void WriteRunnable(HtmlRenderer renderer, Block block, RunnableBlock runnable)
    {
        renderer.Write(" data-note=\"");
        renderer.WriteEscape(context().Entry.Path);
        renderer.Write("\" data-run=\"");
        renderer.WriteEscape(runnable.Id);
        renderer.Write("\" data-hash=\"").Write(BlockHash.Of(block.Code)).Write("\"");
        if (runnable.Defaults.Count == 0) return;
        renderer.Write(" data-defaults=\"");
        renderer.WriteEscape(string.Join('\n', block.Placeholders.Select(p => runnable.Defaults.GetValueOrDefault(p.Name))));
        renderer.Write('"');
    }

    private void WriteCaption(HtmlRenderer renderer, Block block, string id)
    {
        var record = block.Directive is { IsOwn: true } ? context().Records.Of(context().Entry.Path, id) : null;
        if (block.Name is null && record is null) return;
        renderer.Write("<figcaption>");
        if (block.Name is not null)
        {
            renderer.Write("<a class=\"name\" href=\"#");
            renderer.WriteEscape(block.Name);
            renderer.Write("\">");
            renderer.WriteEscape(block.Name);
            renderer.Write("</a>");
        }

        if (record is not null) WriteRecord(renderer, record);
        renderer.Write("</figcaption>");
    }

    private void WriteRecord(HtmlRenderer renderer, CheckRecord record)
    {
        var words = context().Words;
        var state = record.Status == CheckStatus.Passed ? "verified" : record.HasRotted ? "rotted" : "failed";
        renderer.Write("<span class=\"state ").Write(state).Write("\"");
        if (record.Reason is not null)
        {
            renderer.Write(" title=\"");
            renderer.WriteEscape(record.Reason);
            renderer.Write('"');
        }

        renderer.Write('>').WriteEscape(state switch { "verified" => words.Verified, "rotted" => words.Rotted, _ => words.Failed });
        var told = record.Status == CheckStatus.Passed ? record.Run : record.Passed ?? record.Run;
        renderer.Write(' ');
        if (record.HasRotted) renderer.WriteEscape($"({words.LastPassed} ");
        var day = told.When.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        renderer.Write($"<time datetime=\"{day}\">{day}</time>");
        if (record.HasRotted) renderer.Write(')');
        renderer.WriteEscape(words.On + string.Join(", ", told.Versions.Select(v => $"{v.Key} {v.Value}").Append(told.System)));
        renderer.Write("</span>");
    }

    private void WriteExpectation(HtmlRenderer renderer, Block block)
    {
        renderer.Write("<div class=\"output\"><span class=\"label\">");
        renderer.WriteEscape(context().Words.Expected);
        renderer.Write("</span>");
        WriteCode(renderer, block.Code, block.Language.Id);
        renderer.WriteLine("</div>");
    }

    private void WriteCode(HtmlRenderer renderer, string code, string language, CodeLines? lines = null)
    {
        renderer.Write("<pre tabindex=\"0\"");
        if (language.Length > 0)
        {
            renderer.Write(" data-language=\"");
            renderer.WriteEscape(language);
            renderer.Write('"');
        }

        if (lines is { AreNumbered: true })
        {
            renderer.Write(" class=\"numbered\"");
            if (lines.First != 1) renderer.Write(string.Create(CultureInfo.InvariantCulture, $" style=\"counter-reset: line {lines.First - 1}\""));
        }

        renderer.Write("><code>");
        _coloured.Clear();
        CodeColourer.Append(_coloured, code, language);
        if (lines is not null) renderer.Write(lines.Wrap(_coloured.ToString()));
        else foreach (var part in _coloured.GetChunks()) renderer.Write(part.Span);
        renderer.WriteLine("</code></pre>");
    }
}
