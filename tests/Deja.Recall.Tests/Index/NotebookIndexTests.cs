using Deja.Notes;
using Deja.Recall.Index;

namespace Deja.Recall.Tests.Index;

public sealed class NotebookIndexTests
{
    [Fact]
    public void A_note_is_found_when_it_is_added()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot");
        Assert.Equal(["a.md#one"], notes.Find("apricot"));
        notes.With("sub/b.md", "# Two\nblueberry");
        Assert.Equal(["sub/b.md#two"], notes.Find("blueberry"));
        Assert.Equal(["a.md#one"], notes.Find("apricot"));
    }

    [Fact]
    public void A_changed_note_is_found_by_its_new_words_only()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot").With("b.md", "# Other\nmango");
        notes.Settle();
        notes.With("a.md", "# One\nblueberry and more\n# Another\ncloudberry");
        Assert.Equal(1, notes.Update().Read);
        Assert.Empty(notes.Find("apricot"));
        Assert.Equal(["a.md#one"], notes.Find("blueberry"));
        Assert.Equal(["a.md#another"], notes.Find("cloudberry"));
        Assert.Equal(3, notes.Count());
    }

    [Fact]
    public void A_change_of_the_same_length_in_the_same_moment_is_seen()
    {
        using var notes = new TestNotebook();
        foreach (var word in (string[])["apricot", "avocado", "banana!", "cherry!", "currant", "durian!", "kumquat", "lychee!"])
        {
            notes.With("a.md", $"# One\n{word}");
            Assert.Equal(["a.md#one"], notes.Find(word));
        }
    }

    [Fact]
    public void A_change_of_the_same_length_with_the_same_time_of_writing_is_seen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells when a file's times were set back");
        using var notes = new TestNotebook().With("a.md", "# One\napricot");
        var time = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(notes.PathOf("a.md"), time);
        notes.Settle();
        notes.With("a.md", "# One\navocado");
        File.SetLastWriteTimeUtc(notes.PathOf("a.md"), time);
        Assert.Equal(["a.md#one"], notes.Find("avocado"));
        Assert.Empty(notes.Find("apricot"));
    }

    [Fact]
    public void A_note_put_in_the_place_of_another_is_seen()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot");
        notes.Settle();
        notes.With("new", "# One\navocado");
        File.Move(notes.PathOf("new"), notes.PathOf("a.md"), overwrite: true);
        Assert.Equal(["a.md#one"], notes.Find("avocado"));
    }

    [Fact]
    public void A_deleted_note_is_found_no_more()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot").With("b.md", "# Two\nblueberry");
        notes.Settle();
        File.Delete(notes.PathOf("a.md"));
        var update = notes.Update();
        Assert.Equal((0, 1), (update.Read, update.Removed));
        Assert.Empty(notes.Find("apricot"));
        Assert.Equal(1, notes.Count());
    }

    [Fact]
    public void A_renamed_note_is_found_under_its_new_name()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot");
        notes.Settle();
        File.Move(notes.PathOf("a.md"), notes.PathOf("c.md"));
        Assert.Equal(["c.md#one"], notes.Find("apricot"));
        Assert.Equal(1, notes.Count());
    }

    [Fact]
    public void Folders_may_come_go_and_be_renamed()
    {
        using var notes = new TestNotebook().With("old/deep/a.md", "# One\napricot").With("old/b.md", "# Two\nblueberry").With("c.md", "# Three\ncloudberry");
        Assert.Equal(3, notes.Count());
        Directory.Move(notes.PathOf("old"), notes.PathOf("new"));
        Assert.Equal(["new/deep/a.md#one"], notes.Find("apricot"));
        Assert.Equal(["new/b.md#two"], notes.Find("blueberry"));
        Assert.Equal(3, notes.Count());
        Directory.Delete(notes.PathOf("new"), recursive: true);
        Assert.Empty(notes.Find("apricot"));
        Assert.Equal(["c.md#three"], notes.Find("cloudberry"));
        Assert.Equal(1, notes.Count());
    }

    [Fact]
    public void Two_folders_that_change_places_are_told_apart()
    {
        using var notes = new TestNotebook().With("x/a.md", "# One\napricot").With("y/a.md", "# One\nblueberry");
        notes.Settle();
        Directory.Move(notes.PathOf("x"), notes.PathOf("z"));
        Directory.Move(notes.PathOf("y"), notes.PathOf("x"));
        Directory.Move(notes.PathOf("z"), notes.PathOf("y"));
        Assert.Equal(["y/a.md#one"], notes.Find("apricot"));
        Assert.Equal(["x/a.md#one"], notes.Find("blueberry"));
    }

    [Fact]
    public void Where_nothing_changed_nothing_is_read()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot").With("sub/b.md", "# Two\nblueberry").With("empty.md", "");
        notes.Settle();
        var update = notes.Update();
        Assert.Equal((0, 0), (update.Read, update.Removed));
        notes.With("sub/b.md", "# Two\ncloudberry");
        Assert.Equal(1, notes.Update().Read);
    }

    [Fact]
    public void What_is_no_note_is_told_and_keeps_no_other_from_being_found()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot").With("binary.md", "\0\0\0").With("broken.md", "---\ntags: [\n---\n# Two\nblueberry");
        var update = notes.Update();
        Assert.Contains(update.Skipped, p => p.Path == "binary.md");
        Assert.Contains(update.Skipped, p => p.Path == "broken.md");
        Assert.Equal(["a.md#one"], notes.Find("apricot"));
        Assert.Equal(["broken.md#two"], notes.Find("blueberry"));
    }

    [Fact]
    public void What_is_wrong_with_a_note_is_told_at_each_update_until_it_is_mended()
    {
        using var notes = new TestNotebook().With("a.md", "# One").With("sub/binary.md", "\0\0\0").With("broken.md", "# Two").With("broken.md", "---\ntitle: a: b\n---\n");
        var first = notes.Update().Skipped;
        Assert.Equal(["broken.md:2", "sub/binary.md:0"], first.Select(p => $"{p.Path}:{p.Line}"));
        Assert.Equal(first, notes.Update().Skipped);
        notes.Settle();
        Assert.Equal(first, notes.Update().Skipped);
        notes.With("new.md", "# Three");
        Assert.Equal(first, notes.Update().Skipped);
        notes.With("broken.md", "# Two");
        File.Delete(notes.PathOf("sub/binary.md"));
        Assert.Empty(notes.Update().Skipped);
    }

    [Fact]
    public void An_entry_has_the_words_of_the_titles_above_it_and_of_its_notes_tags()
    {
        using var notes = new TestNotebook().With("a.md", "---\ntags: [orchard]\n---\n# Fruit\n## Stone\n### Apricot\nsweet").With("b.md", "# Fruit\nno");
        Assert.Equal("a.md#apricot", notes.Find("fruit sweet").First());
        Assert.Equal("a.md#apricot", notes.Find("orchard sweet").First());
        Assert.Equal("a.md#apricot", notes.Find("stone sweet").First());
    }

    [Fact]
    public void A_notebook_without_notes_answers_nothing()
    {
        using var notes = new TestNotebook();
        Assert.Empty(notes.Find("anything"));
        Assert.Empty(notes.Recall("error: anything").Matches);
        Assert.Equal(0, notes.Count());
    }

    [Fact]
    public void A_note_that_goes_between_the_index_and_the_reading_is_not_shown()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot").With("b.md", "# Two\napricot");
        using var indexes = notes.Open();
        indexes.Update();
        File.Delete(notes.PathOf("a.md"));
        Assert.Equal(["b.md"], new Recall.Find.Finder(indexes).Find("apricot", 10).Matches.Select(m => m.Note.Path));
        Assert.Equal(["b.md"], new Recall.Errors.Recaller(indexes).Recall("error: apricot", 10).Matches.Select(m => m.Note.Path));
    }

    [Fact]
    public void A_note_whose_entries_changed_between_the_index_and_the_reading_is_not_shown_by_a_wrong_one()
    {
        using var notes = new TestNotebook().With("a.md", "# One\napricot\n# Two\nblueberry");
        using var indexes = notes.Open();
        indexes.Update();
        notes.With("a.md", "# Zero\nnothing\n# One\nnothing\n# Two\nblueberry");
        Assert.DoesNotContain(new Recall.Find.Finder(indexes).Find("blueberry", 10).Matches, m => m.Entry.Title != "Two");
    }

    [Fact]
    public void Two_thousand_notes_are_all_there_and_each_is_found_by_its_own_word()
    {
        using var notes = new TestNotebook();
        for (var i = 0; i < 2_000; i++) notes.With($"f{i % 7}/n{i}.md", $"# Note {i}\ncommon word{i}x\n\n## Inner\nshared\n");
        Assert.Equal(4_000, notes.Count());
        Assert.Equal(["f4/n1978.md#note-1978"], notes.Find("word1978x"));
        Assert.Equal(7, notes.Find("common", 7).Count());
        for (var i = 0; i < 2_000; i += 2) File.Delete(notes.PathOf($"f{i % 7}/n{i}.md"));
        Assert.Equal(2_000, notes.Count());
        Assert.Empty(notes.Find("word1978x"));
        Assert.Equal(["f5/n1979.md#note-1979"], notes.Find("word1979x"));
    }

    [Fact]
    public void A_read_only_notebook_is_indexed_in_the_users_cache()
    {
        Skip.OnWindows();
        Skip.AsRoot();
        using var notes = new TestNotebook().With("a.md", "# One\napricot");
        File.SetUnixFileMode(notes.Root, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Equal(["a.md#one"], notes.Find("apricot"));
            Assert.Equal(["a.md"], Directory.EnumerateFileSystemEntries(notes.Root).Select(Path.GetFileName));
            Assert.NotEmpty(Directory.EnumerateFiles(notes.UserCache, "index.db", SearchOption.AllDirectories));
        }
        finally
        {
            File.SetUnixFileMode(notes.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Where_the_notebook_has_no_room_for_an_index_the_users_cache_has()
    {
        // Whoever runs this, a file can't hold a folder.
        using var notes = new TestNotebook().With("a.md", "# One\napricot").With(".deja", "a file in the way");
        Assert.Equal(["a.md#one"], notes.Find("apricot"));
        Assert.NotEmpty(Directory.EnumerateFiles(notes.UserCache, "index.db", SearchOption.AllDirectories));
        notes.With("a.md", "# One\nblueberry");
        Assert.Equal(["a.md#one"], notes.Find("blueberry"));
    }

    [Fact]
    public void Where_there_is_no_room_at_all_the_reason_is_told()
    {
        using var notes = new TestNotebook().With("a.md", "x").With(".deja", "a file in the way").With("cache", "another");
        var problem = Assert.Throws<IndexException>(() => NotebookIndex.Open(Notebook.Open(notes.Root), notes.PathOf("cache")));
        Assert.Contains(notes.Root, problem.Message, StringComparison.Ordinal);
        Assert.Contains(notes.PathOf("cache"), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_asks_to_be_left_out_of_git()
    {
        using var notes = new TestNotebook().With("a.md", "x");
        notes.Update();
        Assert.Equal("*", File.ReadAllText(notes.PathOf(".deja/cache/.gitignore")).Trim());
    }
}
