using System.Diagnostics;
using Deja.Notes.Folders;

namespace Deja.Notes.Tests.Folders;

public sealed class NotebookTests
{
    [Fact]
    public void Every_markdown_file_is_a_note_and_folders_of_tools_are_passed_over()
    {
        using var folder = new TempFolder()
            .With("a.md", "").With("b.markdown", "").With("c.qmd", "").With("D.MD", "").With("no.txt", "").With(".hidden.md", "")
            .With("sub/deep/e.md", "").With(".git/x.md", "").With(".obsidian/x.md", "").With(".deja/x.md", "").With("node_modules/p/x.md", "").With("_site/x.md", "");
        Assert.Equal(["D.MD", "a.md", "b.markdown", "c.qmd", "sub/deep/e.md"], folder.Notes());
        Assert.Empty(folder.Skipped());
    }

    [Fact]
    public void A_jekyll_site_and_an_obsidian_vault_open_as_they_are()
    {
        using var folder = new TempFolder().With("_posts/2020-01-02-x.md", "").With("_drafts/y.md", "").With("_config.yml", "").With("Vault/笔记 本.md", "");
        Assert.Equal(["Vault/笔记 本.md", "_drafts/y.md", "_posts/2020-01-02-x.md"], folder.Notes());
    }

    [Fact]
    public void Links_are_not_followed_so_nothing_outside_is_read_and_no_cycle_catches_the_walk()
    {
        using var outside = new TempFolder().With("secret.md", "secret");
        using var folder = new TempFolder().With("a.md", "");
        File.CreateSymbolicLink(folder.PathOf("link.md"), outside.PathOf("secret.md"));
        Directory.CreateSymbolicLink(folder.PathOf("outside"), outside.Root);
        Directory.CreateSymbolicLink(folder.PathOf("cycle"), folder.Root);
        Assert.Equal(["a.md"], folder.Notes());
        Assert.Contains(folder.Skipped(), p => p.Path == "link.md" && p.Message.Contains("link", StringComparison.Ordinal));
    }

    [Fact]
    public void A_notebook_may_itself_be_reached_by_a_link()
    {
        using var folder = new TempFolder().With("real/a.md", "");
        Directory.CreateSymbolicLink(folder.PathOf("link"), folder.PathOf("real"));
        Assert.Single(Notebook.Open(folder.PathOf("link")).Scan().Single().Files());
    }

    [Fact]
    public void An_unreadable_file_and_folder_are_told_and_the_rest_goes_on()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes");
            return;
        }

        if (Environment.UserName == "root") Assert.Skip("root reads every file, whatever its mode");
        using var folder = new TempFolder().With("a.md", "x").With("b.md", "x").With("locked/c.md", "x");
        File.SetUnixFileMode(folder.PathOf("a.md"), UnixFileMode.None);
        File.SetUnixFileMode(folder.PathOf("locked"), UnixFileMode.None);
        Assert.Equal(["a.md", "b.md"], folder.Notes());
        Assert.Equal(["locked"], folder.Skipped().Select(p => p.Path));
        Assert.Null(folder.Open().Read("a.md", out var problem));
        Assert.Contains("can't be read", problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 }, "not text")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x00 }, "not text")]
    public void A_binary_file_is_no_note(byte[] bytes, string why)
    {
        using var folder = new TempFolder().With("a.md", bytes);
        Assert.Null(folder.Open().Read("a.md", out var problem));
        Assert.Contains(why, problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_file_is_passed_over_with_its_size()
    {
        using var folder = new TempFolder().With("a.md", new byte[NoteText.MaxBytes + 1]).With("b.md", "x");
        Assert.Null(folder.Open().Read("a.md", out var problem));
        Assert.Contains("8 MB", problem!.Message, StringComparison.Ordinal);
        Assert.NotNull(folder.Open().Read("b.md", out _));
    }

    [Fact]
    public void A_missing_file_is_told()
    {
        using var folder = new TempFolder();
        Assert.Null(folder.Open().Read("gone.md", out var problem));
        Assert.Contains("can't be read", problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_told_with_their_place_and_the_note_is_read()
    {
        using var folder = new TempFolder().With("a.md", [.. "# Title "u8, 0xFF]);
        var note = folder.Open().Read("a.md", out _)!;
        Assert.StartsWith("Title", note.Title, StringComparison.Ordinal);
        Assert.Contains("0xFF at offset 8", Assert.Single(note.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x23, 0x20, 0x41 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00, 0x41, 0x00 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x23, 0x00, 0x20, 0x00, 0x41 })]
    public void A_byte_order_mark_says_how_to_read_a_note(byte[] bytes)
    {
        using var folder = new TempFolder().With("a.md", bytes);
        Assert.Equal("A", folder.Open().Read("a.md", out _)!.Title);
    }

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x2D, 0x2D, 0x2D, 0x0A, 0x74, 0x69, 0x74, 0x6C, 0x65, 0x3A, 0x20, 0x41, 0x0A, 0x2D, 0x2D, 0x2D })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00, 0x41, 0x00 })]
    public void A_byte_order_mark_that_was_put_twice_hides_nothing(byte[] bytes)
    {
        using var folder = new TempFolder().With("a.md", bytes);
        Assert.Equal("A", folder.Open().Read("a.md", out _)!.Title);
    }

    [Fact]
    public void A_byte_order_mark_within_a_note_is_told_with_its_line()
    {
        using var folder = new TempFolder().With("a.md", "# One\r\ntext \uFEFF\r\n\uFEFF# Two\r\n");
        var problem = Assert.Single(folder.Open().Read("a.md", out _)!.Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains("byte order mark", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x23, 0x00, 0x20, 0x00, 0x41, 0x00, 0x42, 0x00 }, "iconv -f UTF-16")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x23, 0x00, 0x00, 0x00 }, "zero character")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00, 0x23, 0x00, 0x00, 0x00 }, "zero character")]
    public void Utf16_without_its_mark_and_what_only_begins_like_it_is_told(byte[] bytes, string why)
    {
        using var folder = new TempFolder().With("a.md", bytes);
        Assert.Null(folder.Open().Read("a.md", out var problem));
        Assert.Contains(why, problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_of_utf16_is_told_and_the_note_is_read()
    {
        using var folder = new TempFolder().With("a.md", [0xFF, 0xFE, 0x23, 0x00, 0x20, 0x00, 0x41, 0x00, 0x0A, 0x00, 0x00, 0xD8]);
        var note = folder.Open().Read("a.md", out _)!;
        Assert.Equal("A", note.Title);
        Assert.Contains("not UTF-16", Assert.Single(note.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_and_a_device_are_told_and_never_waited_at()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("other systems' pipes are not told from files");
        using var folder = new TempFolder().With("a.md", "x");
        Shell("mkfifo pipe.md", folder.Root);
        File.CreateSymbolicLink(folder.PathOf("zero.md"), "/dev/zero");
        Assert.Equal(["a.md"], folder.Notes());
        Assert.Equal(["pipe.md", "zero.md"], folder.Skipped().Select(p => p.Path));

        // Also where what was a file when the folder was listed is one of these by now.
        foreach (var name in (string[])["pipe.md", "zero.md"])
        {
            var problem = await Task.Run(() => folder.Open().Read(name, out var p) is null ? p : null, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            Assert.Contains("no regular file", problem!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_folder_named_like_a_note_is_a_folder()
    {
        using var folder = new TempFolder().With("dir.md/a.md", "x");
        Assert.Equal(["dir.md/a.md"], folder.Notes());
        Assert.Null(folder.Open().Read("dir.md", out var problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void A_name_with_a_newline_or_bad_bytes_is_told_and_the_rest_goes_on()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("only Linux allows any bytes in a name");
        using var folder = new TempFolder().With("a\nb.md", "x").With("good.md", "x").With("quote\"' $x.md", "x");
        Shell($"printf x > \"$(printf 'bad\\377.md')\"", folder.Root);
        Assert.Equal(["good.md", "quote\"' $x.md"], folder.Notes());
        var skipped = folder.Skipped().ToList();
        Assert.Equal(2, skipped.Count);
        Assert.All(skipped, p => Assert.DoesNotContain('\n', p.ToString()));
        Shell("rm -f bad*", folder.Root);
    }

    [Fact]
    public void Folders_are_walked_64_deep_and_deeper_ones_are_told()
    {
        using var folder = new TempFolder();
        var path = string.Concat(Enumerable.Repeat("d/", 70));
        folder.With(path + "deep.md", "x").With(string.Concat(Enumerable.Repeat("d/", 60)) + "near.md", "x");
        Assert.EndsWith("near.md", Assert.Single(folder.Notes()), StringComparison.Ordinal);
        Assert.Contains("64 folders deep", Assert.Single(folder.Skipped()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_note_keeps_no_other_from_being_read()
    {
        using var folder = new TempFolder().With("a.md", "---\na: [\n---\n# A").With("b.md", new string('>', 100_000)).With("c.md", "# C");
        var notebook = folder.Open();
        Assert.Equal([1, 1, 0], folder.Notes().Select(p => notebook.Read(p, out _)!.Problems.Count));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_by_name()
    {
        Assert.Contains("/no/such/folder", Assert.Throws<DirectoryNotFoundException>(() => Notebook.Open("/no/such/folder")).Message, StringComparison.Ordinal);
    }

    private static void Shell(string command, string folder)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = folder })!;
        Assert.True(shell.WaitForExit(TimeSpan.FromSeconds(10)), "sh did not end within 10 seconds");
    }
}
