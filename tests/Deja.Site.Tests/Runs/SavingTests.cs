using System.Net;
using System.Text;

namespace Deja.Site.Tests.Runs;

/// <summary>An edited block is written into its note: those lines alone.</summary>
public sealed class SavingTests
{
    private const string Ok = "print new\n";

    [Theory]
    [InlineData("before\n\n```sh\nprint old\n```\nafter\n", Ok, "before\n\n```sh\nprint new\n```\nafter\n")]
    [InlineData("```sh\nprint old\n```", Ok, "```sh\nprint new\n```")]
    [InlineData("```sh\n```\n", Ok, "```sh\nprint new\n```\n")]
    [InlineData("```sh\nprint old\n\n```\n", "", "```sh\n```\n")]
    [InlineData("~~~ sh\na\nb\nc\n~~~\n", "a\nx\nc\n", "~~~ sh\na\nx\nc\n~~~\n")]
    [InlineData("- item\n  ```sh\n  print old\n  ```\n- next\n", "print new\n\nmore\n", "- item\n  ```sh\n  print new\n\n  more\n  ```\n- next\n")]
    [InlineData("1. ```sh\n   print old\n   ```\n", Ok, "1. ```sh\n   print new\n   ```\n")]
    [InlineData("> said\n>\n> ```sh\n> a\n> ```\n> more\n", "a\n\nb\n", "> said\n>\n> ```sh\n> a\n>\n> b\n> ```\n> more\n")]
    [InlineData("> - x\n>\n>   ```sh\n>   a\n>   ```\n", "b\n", "> - x\n>\n>   ```sh\n>   b\n>   ```\n")]
    [InlineData("   ```sh\n  a\n   b\n   ```\n", "a\nb\nc\n", "   ```sh\n  a\n   b\n   c\n   ```\n")]
    [InlineData("```sh\na\n```\n", "cat <<E\n```\nx\n```\nE\n", "````sh\ncat <<E\n```\nx\n```\nE\n````\n")]
    [InlineData("- x\n  ~~~~sh\n  a\n  ~~~~  \nend\n", "~~~~~\n", "- x\n  ~~~~~~sh\n  ~~~~~\n  ~~~~~~  \nend\n")]
    [InlineData("```sh\na\n```\n", "~~~\n    ```\n", "````sh\n~~~\n    ```\n````\n")]
    public async Task The_lines_of_the_block_are_written_and_no_others(string note, string code, string expected)
    {
        await using var site = await RunSite.Start(note);
        Assert.Equal(HttpStatusCode.OK, await Save(site, code));
        Assert.Equal(expected, site.Text);
    }

    [Fact]
    public async Task Line_ends_and_the_byte_order_mark_stay()
    {
        await using var site = await RunSite.Start("x");
        byte[] before = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# é\r\n\r\nmixed \n\r\n```sh\r\nold\r\n```\r\n\r\nend  \r\n")];
        site.Site.With("a.md", before);
        Assert.Equal(HttpStatusCode.OK, await Save(site, "new\r\nmore\r\n"));
        byte[] after = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("# é\r\n\r\nmixed \n\r\n```sh\r\nnew\r\nmore\r\n```\r\n\r\nend  \r\n")];
        Assert.Equal(after, site.Bytes);
    }

    [Fact]
    public async Task A_note_in_UTF_16_stays_one()
    {
        await using var site = await RunSite.Start("x");
        site.Site.With("a.md", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes("# 笔记\n\n```sh\nold\n```\n")]);
        Assert.Equal(HttpStatusCode.OK, await Save(site, "新\n"));
        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("# 笔记\n\n```sh\n新\n```\n")], site.Bytes);
    }

    [Fact]
    public async Task A_note_that_is_not_clean_is_left_alone()
    {
        await using var site = await RunSite.Start("x");
        byte[] bytes = [.. "caf"u8, 0xE9, .. "\n\n```sh\nold\n```\n"u8];
        site.Site.With("a.md", bytes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Save(site, Ok));
        Assert.Equal(bytes, site.Bytes);
    }

    [Theory]
    [InlineData("```sh\nold\n")]
    [InlineData("> ```sh\n> old\n\nend\n")]
    public async Task A_block_that_is_never_closed_is_not_written(string note)
    {
        await using var site = await RunSite.Start(note);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Save(site, Ok));
        Assert.Equal(note, site.Text);
    }

    [Fact]
    public async Task What_would_be_read_as_something_else_is_not_written()
    {
        const string note = "```sh\nold\n```\n";
        await using var site = await RunSite.Start(note);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Save(site, "a\0b\n"));
        Assert.Equal(note, site.Text);
    }

    [Fact]
    public async Task A_block_that_was_changed_meanwhile_is_not_overwritten_and_what_changed_elsewhere_is_kept()
    {
        await using var site = await RunSite.Start("<!-- deja: name=x -->\n```sh\nold\n```\n");
        var ask = await site.Block();
        ask["code"] = Ok;
        site.Site.With("a.md", "<!-- deja: name=x -->\n```sh\nother\n```\n");
        Assert.Equal(HttpStatusCode.Conflict, (await site.Ask("save", ask)).Status);
        site.Site.With("a.md", "new words\n\n<!-- deja: name=x -->\n```sh\nold\n```\n");
        Assert.Equal(HttpStatusCode.OK, (await site.Ask("save", ask)).Status);
        Assert.Equal("new words\n\n<!-- deja: name=x -->\n```sh\nprint new\n```\n", site.Text);
    }

    [Fact]
    public async Task A_block_without_a_name_keeps_its_output_when_it_is_saved()
    {
        await using var site = await RunSite.Start("```sh\nprint old\n```\n");
        var run = await site.Run();
        await site.Watch();
        var ask = await site.Block();
        ask["code"] = Ok;
        var saved = (string)(await site.Ask("save", ask)).Json["block"]!;
        Assert.NotEqual((string)ask["block"]!, saved);
        var told = await site.Watch();
        Assert.Equal((saved, "old"), ((string)told[0]["block"]!, RunSite.Shown(told, run)));
    }

    [Fact]
    public async Task A_note_that_its_owner_made_read_only_stays_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are Unix's");
        await using var site = await RunSite.Start("```sh\nold\n```\n");
        var file = Path.Combine(site.Site.Root, "a.md");
        File.SetAttributes(file, FileAttributes.ReadOnly);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Save(site, Ok));
        Assert.Equal("```sh\nold\n```\n", site.Text);
        File.SetAttributes(file, FileAttributes.Normal);
    }

    private static async Task<HttpStatusCode> Save(RunSite site, string code)
    {
        var ask = await site.Block();
        ask["code"] = code;
        return (await site.Ask("save", ask)).Status;
    }
}
