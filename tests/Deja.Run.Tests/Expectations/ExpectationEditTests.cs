using Deja.Notes;
using Deja.Run.Expectations;

namespace Deja.Run.Tests.Expectations;

/// <summary><c>--accept</c> changes the expectation's own lines, and nothing else of a note.</summary>
public sealed class ExpectationEditTests
{
    [Fact]
    public void Only_the_lines_between_the_fences_change() =>
        Assert.Equal(Note("a\nb\n"), Accept(Note("old\n"), "a", "b"));

    [Fact]
    public void An_empty_expectation_is_filled() => Assert.Equal(Note("a\n"), Accept(Note(string.Empty), "a"));

    [Fact]
    public void Output_of_nothing_leaves_an_empty_one() => Assert.Equal(Note(string.Empty), Accept(Note("old\n")));

    [Theory]
    [InlineData("```", "````")]
    [InlineData("`````", "``````")]
    [InlineData("  ```sh", "````")]
    public void A_fence_in_the_output_does_not_end_the_expectation(string line, string fence)
    {
        var text = Accept(Note("old\n"), "before", line, "after");
        Assert.Contains($"\n{fence}text\nbefore\n{line}\nafter\n{fence}\n\nbelow\n", text, StringComparison.Ordinal);
        var note = NoteReader.Read("note.md", text);
        Assert.Equal($"before\n{line}\nafter\n", note.Blocks[0].Expectation!.Text);
    }

    [Fact]
    public void Windows_line_ends_stay() =>
        Assert.Equal(Note("a\nb\n").Replace("\n", "\r\n", StringComparison.Ordinal), Accept(Note("old\n").Replace("\n", "\r\n", StringComparison.Ordinal), "a", "b"));

    [Fact]
    public void In_a_list_and_in_a_quotation_the_marks_before_it_stay()
    {
        const string List = "- item\n\n  <!-- deja: name=x -->\n  ```sh\n  echo\n  ```\n  <!-- deja: expect -->\n  ```text\n  old\n  ```\n\n- next\n";
        Assert.Equal(List.Replace("  old\n", "  a\n\n  b\n", StringComparison.Ordinal), Accept(List, "a", "", "b"));
        const string Quotation = "> <!-- deja: name=x -->\n> ```sh\n> echo\n> ```\n> <!-- deja: expect -->\n> ```text\n> old\n> ```\n\nbelow\n";
        Assert.Equal(Quotation.Replace("> old\n", "> a\n>\n> b\n", StringComparison.Ordinal), Accept(Quotation, "a", "", "b"));
    }

    [Fact]
    public void A_fence_that_is_never_closed_is_left_alone()
    {
        var note = NoteReader.Read("note.md", "<!-- deja: name=x -->\n```sh\necho\n```\n<!-- deja: expect -->\n```text\nold\n");
        Assert.Null(ExpectationEdit.Of(note.Source, note.Blocks[0].Expectation!, ["a"]));
    }

    private static string Note(string expected) => $"# Title\n\n<!-- deja: name=x -->\n```sh\necho old\n```\n\n<!-- deja: expect -->\n```text\n{expected}```\n\nbelow\n";

    private static string Accept(string text, params string[] lines)
    {
        var note = NoteReader.Read("note.md", text);
        return ExpectationEdit.Apply(text, [ExpectationEdit.Of(note.Source, note.Blocks[0].Expectation!, lines)!]);
    }
}
