using Deja.Notes.Markup;

namespace Deja.Notes.Tests.Markup;

/// <summary>Ids as github-slugger makes them, which GitHub's own were collected for.</summary>
public sealed class GitHubSlugsTests
{
    [Theory]
    [InlineData("Dash-dash", "dash-dash")]
    [InlineData("en–dash", "endash")]
    [InlineData("I ♥ unicode", "i--unicode")]
    [InlineData("apostrophe’s should be trimmed", "apostrophes-should-be-trimmed")]
    [InlineData("Привет non-latin 你好", "привет-non-latin-你好")]
    [InlineData("两次调用loss backward后报错 计算图不能使用两次", "两次调用loss-backward后报错-计算图不能使用两次")]
    [InlineData("😄 emoji", "-emoji")]
    [InlineData("snake_case & more", "snake_case--more")]
    [InlineData("double  space", "double--space")]
    [InlineData("Foo.Bar()", "foobar")]
    [InlineData("C# 与 .NET：入门", "c-与-net入门")]
    [InlineData("1. First", "1-first")]
    public void A_heading_gets_GitHubs_id(string heading, string id)
    {
        Assert.Equal(id, GitHubSlugs.Slug(heading));
    }

    [Fact]
    public void Repeated_headings_are_counted_and_never_share_an_id()
    {
        var slugs = new GitHubSlugs();
        string[] headings = ["echo", "echo", "echo 1", "echo-1", "echo"];
        Assert.Equal(["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"], headings.Select(slugs.Next));
    }

    [Fact]
    public void A_repeated_heading_passes_over_an_id_that_another_headings_words_have()
    {
        var slugs = new GitHubSlugs();
        Assert.Equal(["step-1", "step-2", "step", "step-3", "step-1-1"], new[] { "Step 1", "Step 2", "Step", "Step", "Step 1" }.Select(slugs.Next));
    }

    [Fact]
    public void A_chinese_heading_keeps_its_characters_in_its_anchor()
    {
        Assert.Equal("查看tcp端口占用", NoteReader.Read("a.md", "### 查看tcp端口占用\n").Entries[0].Anchor);
    }

    [Fact]
    public void Code_links_and_emphasis_in_a_heading_count_by_their_words()
    {
        Assert.Equal("the-git-rebase--i-command", NoteReader.Read("a.md", "# The `git rebase -i` [**command**](x)\n").Entries[0].Anchor);
    }

    [Fact]
    public void A_heading_in_a_quotation_takes_part_in_the_count_as_on_GitHub()
    {
        Assert.Equal("twice-1", NoteReader.Read("a.md", "> # Twice\n\n# Twice\n").Entries[^1].Anchor);
    }

    [Theory]
    [InlineData("# Title {#my-id}\n")]
    [InlineData("# Title {: #my-id}\n")]
    [InlineData("# Title {: #my-id}\n\n{: .wide}\n\ntext")]
    [InlineData("# Title\n\n{: #my-id}\n")]
    public void An_id_of_ones_own_is_taken_and_is_not_shown(string text)
    {
        var entry = NoteReader.Read("a.md", text).Entries[0];
        Assert.Equal(("Title", "my-id"), (entry.Title, entry.Anchor));
        Assert.Equal(entry, NoteReader.ReadOutline("a.md", text).Entries[0]);
    }
}
