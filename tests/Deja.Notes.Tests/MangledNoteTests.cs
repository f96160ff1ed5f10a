using System.Text;
using Deja.Notes.Lint;

namespace Deja.Notes.Tests;

/// <summary>Notes with pieces of Markdown, YAML, Liquid and HTML thrown in at random places, the same ones in each run.</summary>
public sealed class MangledNoteTests
{
    private static readonly string[] Pieces =
    [
        "```", "~~~", "---", "+++", "===", "- ", "1. ", "> ", "| ", " |", "[a](b)", "![a](b)", "[[a]]", "![[a]]", "{% raw %}", "{% endraw %}", "{%}", "{{ x }}", "{: .a}", "$", "$$",
        "<!-- deja: name=x -->", "<!-- deja: expect -->", "<!--", "-->", "<div>", "</div>", "<a href='", "<img src=x>", "*", "**", "_", "`", "``", "[^1]", "[^1]: x", "\n\n", "\n", "\r\n", "\r",
        "    ", "\t", "\0", "\uFEFF", "é", "中", "😀", "# ", "## a\n", "[a]: b\n", ": ", "~~", "\\", "&amp;", "&#0;", "http://a.b/(", "www.a.b", "> [!NOTE]", "- [ ] ", "a|b\n-|-\nc|d\n",
        "```json\n", "```yaml\n", "```toml\n", "```xml\n", "{% highlight sh %}\n", "{% endhighlight %}", "{#id}", "\u2028", "\u0085", "<T>", "[", "]", "(", ")", "(b \"", "{\"name\":\"\\ud800\"}",
        "[x](%00.md)", "[x](a.md#%)", "[x](//)", "[x](/..)", "![](.)", "[x]({% link a b %})", "[[#]]", "[[|]]", "title: a: b\n", "tags: [a\n", "a = [[1\n",
    ];

    private static readonly string[] Notes = [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Deja.Notes.Tests", "Lint", "fixtures"), "*.md").Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f))];

    [Fact]
    public void Whatever_a_note_holds_it_is_read_linted_and_repaired()
    {
        using var folder = new TempFolder().With("_config.yml", "").With("b.md", "# x\n");
        var linter = new Linter(folder.Open());
        for (var seed = 0; seed < 3000; seed++)
        {
            var text = Mangled(seed);
            try
            {
                Check(linter, text);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {text}", e);
            }
        }
    }

    private static void Check(Linter linter, string text)
    {
        var note = NoteReader.Read("a.md", text);
        Assert.Equal(note.Entries, NoteReader.ReadOutline("a.md", text).Entries);
        Assert.All(note.Entries, e => Assert.True(e.Own.Start >= 0 && e.Own.End <= text.Length && e.Whole.End <= text.Length && !e.Title.Contains('\n', StringComparison.Ordinal), e.ToString()));
        Assert.All(note.Blocks, b => Assert.True(b.Line > 0 && b.EndLine >= b.Line && b.Entry < note.Entries.Count, b.ToString()));
        Assert.All(linter.Check(note), f => Assert.True(f is { Line: > 0, Column: > 0 }, f.ToString()));
        var fix = linter.Fix(note);
        Assert.InRange(fix.Text.Length, 0, text.Length * 2 + 2000);
        Assert.Equal(fix.Text, linter.Fix(NoteReader.Read("a.md", fix.Text)).Text);
    }

    /// <summary>A stretch of a fixture with up to thirty pieces put in, and a few characters taken out.</summary>
    private static string Mangled(int seed)
    {
#pragma warning disable CA5394 // The same numbers in each run are what is wanted.
        var random = new Random(seed);
        var source = Notes[random.Next(Notes.Length)];
        var start = random.Next(2) * random.Next(source.Length);
        var text = new StringBuilder(source, start, random.Next(source.Length - start), 4096);
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            if (random.Next(4) > 0) text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            else text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at));
        }
#pragma warning restore CA5394

        return text.ToString();
    }
}
