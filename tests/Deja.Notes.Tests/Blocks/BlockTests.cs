using Deja.Notes.Blocks;

namespace Deja.Notes.Tests.Blocks;

public sealed class BlockTests
{
    [Theory]
    [InlineData("c#", "csharp")]
    [InlineData("CS", "csharp")]
    [InlineData("{python}", "python")]
    [InlineData("py3", "python")]
    [InlineData("shell", "sh")]
    [InlineData("bash", "bash")]
    [InlineData("yml", "yaml")]
    [InlineData("brainfuck", "brainfuck")]
    [InlineData("", "")]
    public void A_language_has_one_spelling(string written, string id)
    {
        Assert.Equal(id, One($"```{written}\nx\n```").Language.Id);
    }

    [Fact]
    public void A_directive_belongs_to_the_block_directly_below_it()
    {
        var block = One("<!-- deja: name=who timeout=30s run=ask param.port=4000 error=\"no such file\" hide -->\n```sh\nx\n```");
        Assert.Equal("who", block.Name);
        Assert.Equal(("30s", "ask", "no such file", ""), (block.Directive!.Values["timeout"], block.Directive.Values["run"], block.Directive.Values["error"], block.Directive.Values["hide"]));
        Assert.Equal(KeyValuePair.Create("port", "4000"), Assert.Single(block.Directive.Parameters));
        Assert.True(block.Directive.IsOwn);
        Assert.Equal((1, 2, 4), (block.Directive.Line, block.Line, block.EndLine));
    }

    [Theory]
    [InlineData("<!-- deja: name=x -->\n\n```sh\nx\n```")]
    [InlineData("<!-- name=x -->\n```sh\nx\n```")]
    [InlineData("<!-- deja: name=x -->\ntext\n```sh\nx\n```")]
    public void A_comment_further_up_or_about_something_else_is_no_directive(string text)
    {
        Assert.Null(One(text).Directive);
    }

    [Fact]
    public void A_directive_works_in_a_list_and_in_a_quotation()
    {
        var blocks = Read("- item\n\n  <!-- deja: name=a -->\n  ```sh\n  x\n  ```\n\n> <!-- deja: name=b -->\n> ```sh\n> y\n> ```\n");
        Assert.Equal([("a", "x\n"), ("b", "y\n")], blocks.Select(b => (b.Name!, b.Code)));
    }

    [Fact]
    public void An_expectation_belongs_to_the_block_before_it()
    {
        var blocks = Read("<!-- deja: name=a -->\n```sh\necho 1\n```\n\nIt prints:\n\n<!-- deja: expect match=regex tol=1e-4 -->\n```text\n1\n```\n");
        Assert.Equal("1\n", blocks[0].Expectation!.Text);
        Assert.Equal((ExpectationMatch.Regex, 1e-4), (blocks[0].Expectation!.Match, blocks[0].Expectation!.Tolerance));
        Assert.True(blocks[1].IsExpectation);
    }

    [Theory]
    [InlineData("lsof -i:<port>", "port")]
    [InlineData("tee <your file path>", "your file path")]
    [InlineData("cp <源文件> <目标>", "源文件", "目标")]
    [InlineData("curl {{url}} {{ url }}", "url")]
    [InlineData("scp <user>@<host>:<path> .", "user", "host", "path")]
    [InlineData("cmd < file > out")]
    [InlineData("cmd <in.txt >out.txt")]
    [InlineData("cat <<EOF > x\nEOF")]
    [InlineData("diff <(ls a) <(ls b)")]
    [InlineData("cmd 2>&1")]
    [InlineData("[ $a<b>c ]")]
    [InlineData("echo '<br/>' > x; ls <path/to/folder/>", "path/to/folder/")]
    [InlineData("docker ps --format '{{.Names}}'")]
    [InlineData("echo ${{ secrets.X }}")]
    public void Placeholders_are_found_and_redirections_are_none(string code, params string[] names)
    {
        Assert.Equal(names, One($"```sh\n{code}\n```").Placeholders.Select(p => p.Name));
    }

    [Fact]
    public void Only_a_shell_has_placeholders()
    {
        Assert.Empty(One("```html\n<name>\n```").Placeholders);
    }

    [Theory]
    [InlineData("```sh {name=x}\nls\n```", "x")]
    [InlineData("```sh {\"name\":\"x\",\"interactive\":\"false\"}\nls\n```", "x")]
    [InlineData("```{python}\n#| label: x\nprint(1)\n```", "x")]
    [InlineData("```{python name=x}\nprint(1)\n```", "x")]
    [InlineData("```python exec=\"on\" id=\"x\"\nprint(1)\n```", "x")]
    public void Other_tools_names_are_read_and_their_blocks_are_not_checked(string text, string name)
    {
        var block = One(text);
        Assert.Equal(name, block.Name);
        Assert.False(block.Directive!.IsOwn);
    }

    [Theory]
    [InlineData("```sh {\"excludeFromRunAll\":\"true\"}\nls\n```")]
    [InlineData("```{python}\n#| eval: false\nprint(1)\n```")]
    public void Other_tools_say_that_a_block_is_not_run(string text)
    {
        Assert.Equal("no", One(text).Directive!.Values["run"]);
    }

    [Fact]
    public void A_math_block_is_no_block_of_code()
    {
        Assert.Empty(Read("$$\nx^2\n$$\n"));
    }

    [Fact]
    public void Jekylls_highlight_is_a_block()
    {
        var block = One("{% highlight python linenos %}\nx = 1\n{% endhighlight %}\n");
        Assert.Equal(("python", "x = 1\n", true), (block.Language.Id, block.Code, block.IsClosed));
    }

    [Fact]
    public void Liquid_in_a_link_in_code_stays_as_it_is_written()
    {
        var note = NoteReader.Read("a.md", "```md\n[a]({{ site.baseurl }}/b)\n```\n\n# [x]({% post_url 2020-01-02-y %}) `[a]({{ b c }})`\n");
        Assert.Equal("[a]({{ site.baseurl }}/b)\n", note.Blocks[0].Code);
        Assert.Equal("x [a]({{ b c }})", note.Title);
        Assert.Equal(note.Entries, NoteReader.ReadOutline("a.md", note.Source.Text).Entries);
    }

    [Fact]
    public void A_console_block_keeps_its_prompts()
    {
        var block = One("```shell-session\n$ echo <name>\nhi\n```");
        Assert.Equal(("console", "$ echo <name>\nhi\n"), (block.Language.Id, block.Code));
        Assert.Equal("name", Assert.Single(block.Placeholders).Name);
    }

    [Fact]
    public void An_unclosed_block_says_so()
    {
        var block = One("# x\n\n```sh\nls");
        Assert.False(block.IsClosed);
        Assert.Equal(4, block.EndLine);
    }

    [Fact]
    public void A_block_knows_its_entry()
    {
        var note = NoteReader.Read("a.md", "# One\n\n```sh\na\n```\n\n# Two\n\n- x\n  ```sh\n  b\n  ```\n");
        Assert.Equal(["One", "Two"], note.Blocks.Select(b => note.Entries[b.Entry].Title));
    }

    [Fact]
    public void Lines_of_blocks_count_the_front_matter()
    {
        Assert.Equal(4, NoteReader.Read("a.md", "---\ntitle: x\n---\n```sh\na\n```\n").Blocks[0].Line);
    }

    private static IReadOnlyList<Block> Read(string text) => NoteReader.Read("a.md", text).Blocks;

    private static Block One(string text) => Assert.Single(Read(text));
}
