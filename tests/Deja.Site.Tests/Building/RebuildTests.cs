using Deja.Host;
using Deja.Notes;
using Deja.Notes.Tests;
using Deja.Site.Building;

namespace Deja.Site.Tests.Building;

/// <summary>What a second build writes: what changed, and nothing else.</summary>
public sealed class RebuildTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void The_same_notebook_gives_the_same_bytes_and_an_unchanged_one_writes_nothing()
    {
        for (var i = 0; i < 40; i++) _site.With($"n{i}.md", $"---\ntitle: Note {i}\ndate: 2024-01-{(i % 28) + 1:00}\ntags: [t{i % 3}]\n---\n$x_{i}$ and [next](n{(i + 1) % 40}.md)\n");
        _site.Build();
        var second = Path.Combine(_site.Around, "second");
        Directory.Delete(Path.Combine(_site.Root, ".deja"), recursive: true);
        _site.Build(output: second);
        Assert.Equal(Bytes(_site.Out), Bytes(second));
        var again = _site.Build();
        Assert.Equal((0, 0), (again.Written, again.Removed));
    }

    [Fact]
    public void One_note_changed_writes_that_page_and_a_removed_note_takes_its_page_away()
    {
        _site.With("a.md", Dated("# A\n\none\n")).With("sub/b.md", Dated("# B\n\ntwo\n")).With("c.md", Dated("# C\n\nthree\n")).With("deja.yml", "search: false\n");
        _site.Build();
        _site.With("a.md", Dated("# A\n\nother\n"));
        var changed = _site.Build();
        Assert.Equal((1, 1), (changed.Rendered, changed.Written));
        Assert.Contains("other", _site.Article("a/index.html"), StringComparison.Ordinal);
        File.Delete(Path.Combine(_site.Root, "sub/b.md"));
        Assert.NotEqual(0, _site.Build().Removed);
        Assert.False(Directory.Exists(Path.Combine(_site.Out, "sub")));
        Assert.DoesNotContain("sub/b", _site.Read("archive/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_is_added_changes_only_the_pages_that_link_to_it_or_stand_beside_it()
    {
        _site.With("_posts/2024-01-01-old.md", "# Old\n\nSee [[late]] and [that](../late.md).\n").With("_posts/2024-01-03-new.md", "# New\n").With("_posts/2024-01-05-last.md", "# Last\n").With("other.md", "# Other\n\n[old](_posts/2024-01-01-old.md)\n");
        _site.Build();
        _site.With("late.md", "# Late\n");
        Assert.Equal(2, _site.Build().Rendered);
        Assert.Contains("href=\"../../../late.html\"", _site.Article("2024/01/01/old.html"), StringComparison.Ordinal);
        _site.With("_posts/2024-01-04-between.md", "# Between\n");
        Assert.Equal(3, _site.Build().Rendered);
        Assert.Contains("Between", _site.Read("2024/01/05/last.html"), StringComparison.Ordinal);
        _site.With("other.md", "---\ntitle: Otherwise\n---\n");
        Assert.Equal(1, _site.Build().Rendered);
        File.Delete(Path.Combine(_site.Root, "late.md"));
        Assert.Equal(1, _site.Build().Rendered);
        Assert.DoesNotContain("late.html", _site.Article("2024/01/01/old.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](/files/x.txt)", "files/x.txt")]
    [InlineData("[x](/deep/files/x.txt)", "deep/files/x.txt")]
    [InlineData("[x](files/x.txt)", "sub/files/x.txt")]
    [InlineData("[x](/x.txt)", "static/x.txt")]
    public void A_file_that_is_linked_to_is_part_of_the_site_as_long_as_it_is_there(string link, string file)
    {
        _site.With("sub/a.md", Dated($"# A\n\n{link}, [web](https://example.org), [other](/other)\n")).With("other.md", Dated("# Other\n")).With("deep/b.md", Dated("# B\n"));
        _site.Build();
        _site.With(file, "x");
        Assert.Equal(1, _site.Build().Rendered);
        var copy = file.Replace("static/", string.Empty, StringComparison.Ordinal);
        Assert.True(_site.Has(copy));
        Assert.Contains($"href=\"../../{copy}\"", _site.Article("sub/a/index.html").Replace("\"../files", "\"../../sub/files", StringComparison.Ordinal), StringComparison.Ordinal);
        File.Delete(Path.Combine(_site.Root, file));
        Assert.Equal(1, _site.Build().Rendered);
        Assert.False(_site.Has(copy));
    }

    [Fact]
    public void What_is_missing_of_the_search_is_written_again()
    {
        _site.With("a.md", Dated("# A\n\none\n"));
        _site.Build();
        var file = Directory.EnumerateFiles(Path.Combine(_site.Out, "-", "search"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        Assert.Equal(1, _site.Build().Written);
        Assert.Equal(bytes, File.ReadAllBytes(file));
        Assert.Equal(0, _site.Build().Written);
    }

    [Fact]
    public void A_page_that_somebody_damaged_is_written_again()
    {
        _site.With("a.md", "# A\n\none\n");
        _site.Build();
        File.WriteAllText(Path.Combine(_site.Out, "a/index.html"), "x");
        _site.Build();
        Assert.Contains("<p>one</p>", _site.Article("a/index.html"), StringComparison.Ordinal);
    }

    private static string Dated(string body) => $"---\ndate: 2024-05-06\n---\n{body}";

    private static IEnumerable<(string Path, string Hash)> Bytes(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(f => (Path.GetRelativePath(folder, f), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))));
}
