using Deja.Notes;

namespace Deja.Cli.Tests.Verbs;

public sealed class LintVerbTests : IDisposable
{
    private const string Broken = "# One\n\nSee [that](gone.md).\n";
    private const string Mendable = "# Two\n\n- item\n```sh\nls\n```\n";

    private readonly Desk _desk = new Desk().With("notes/deja.yml", "").With("notes/good.md", "# Good\n\nfine\n");

    public LintVerbTests() => _desk.Folder = "notes";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Good_notes_get_no_word_and_0()
    {
        var run = await _desk.Deja("lint");
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task A_finding_has_its_place_and_its_rule_and_ends_with_1()
    {
        _desk.With("notes/sub/a.md", Broken);
        var run = await _desk.Deja("lint");
        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^sub/a\.md:3:\d+: D006 .*gone\.md.*\n$", run.Output);
    }

    [Fact]
    public async Task Json_names_note_place_and_rule()
    {
        _desk.With("notes/sub/a.md", Broken);
        var run = await _desk.Deja("lint", "--json");
        Assert.Equal(1, run.ExitCode);
        var finding = Assert.Single(Desk.Json(run).GetProperty("findings").EnumerateArray());
        Assert.Equal("sub/a.md", finding.GetProperty("note").GetString());
        Assert.Equal(3, finding.GetProperty("line").GetInt32());
        Assert.True(finding.GetProperty("column").GetInt32() > 0);
        Assert.Equal("D006", finding.GetProperty("rule").GetString());
        File.Delete(_desk["notes/sub/a.md"]);
        Assert.Equal("{\"findings\":[]}", (await _desk.Deja("lint", "--json")).Output.Trim());
    }

    [Fact]
    public async Task Fix_repairs_what_it_can_and_names_the_rest()
    {
        _desk.With("notes/a.md", Broken).With("notes/b.md", Mendable);
        var run = await _desk.Deja("lint", "--fix");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("b.md", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("a.md:3:", run.Output, StringComparison.Ordinal);
        Assert.Equal("# Two\n\n- item\n\n```sh\nls\n```\n", _desk.Read("notes/b.md"));
        Assert.Equal(Broken, _desk.Read("notes/a.md"));
        File.Delete(_desk["notes/a.md"]);
        Assert.Equal(0, (await _desk.Deja("lint", "--fix")).ExitCode);
    }

    [Fact]
    public async Task Paths_are_those_typed_from_the_current_folder()
    {
        _desk.With("notes/sub/a.md", Broken).With("notes/b.md", Broken);
        _desk.Folder = "notes/sub";
        Assert.StartsWith("a.md:3:", Assert.Single((await _desk.Deja("lint", "a.md")).Output.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Single((await _desk.Deja("lint", ".")).Output.TrimEnd().Split('\n'));
        Assert.Equal(2, (await _desk.Deja("lint", "..")).Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task A_path_outside_of_any_notebook_is_checked_as_well()
    {
        _desk.With("loose/a.md", Broken).With("loose/gone.txt", "");
        _desk.Folder = "work";
        var run = await _desk.Deja("lint", _desk["loose/a.md"]);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{_desk["loose/a.md"]}:3:", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _desk.Deja("lint", _desk["loose"])).ExitCode);
        Assert.Equal(0, (await _desk.Deja("lint", _desk["notes"])).ExitCode);
        Assert.False(Directory.Exists(_desk["loose/.deja"]), "checking a folder makes it no notebook");
    }

    [Theory]
    [InlineData("gone.md")]
    [InlineData("deja.yml")]
    public async Task A_path_that_is_no_note_is_told(string path)
    {
        var run = await _desk.Deja("lint", path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{path}'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_notes_is_told_with_what_was_looked_for()
    {
        Directory.CreateDirectory(_desk["notes/empty"]);
        _desk.With("bare/a.txt", "").With("bare/.git/a.md", Broken);
        var run = await _desk.Deja("lint", "empty");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no notes in 'empty'", run.Error, StringComparison.Ordinal);
        foreach (var ending in Notebook.NoteEndings) Assert.Contains(ending, run.Error, StringComparison.Ordinal);

        // Nothing is wrong with a whole notebook that is empty yet.
        var whole = await _desk.Deja("lint", "-n", _desk["bare"]);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Output));
        Assert.Contains($"no notes in '{_desk["bare"]}'", whole.Error, StringComparison.Ordinal);
    }
}
