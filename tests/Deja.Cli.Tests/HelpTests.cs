using System.Text.RegularExpressions;

namespace Deja.Cli.Tests;

public sealed partial class HelpTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Help_names_every_verb_of_this_version()
    {
        Assert.Superset(new HashSet<string>(["find", "recall", "try", "show", "lint", "port", "notebook", "index", "tour"]), (await Verbs()).ToHashSet());
    }

    [Fact]
    public async Task Every_verb_has_its_page()
    {
        Assert.DoesNotContain(await Verbs(), v => !File.Exists(Repository.PathOf("docs", "verbs", $"{v}.md")));
    }

    [Fact]
    public async Task Every_page_of_a_verb_belongs_to_one()
    {
        var folder = Repository.PathOf("docs", "verbs");
        Assert.True(Directory.Exists(folder), $"there is no {folder}");
        var verbs = await Verbs();
        Assert.All(Directory.EnumerateFiles(folder, "*.md").Select(p => Path.GetFileNameWithoutExtension(p)).Where(n => n != "README"), page => Assert.Contains(page, verbs));
    }

    [Fact]
    public async Task Every_verb_explains_itself()
    {
        foreach (var verb in await Verbs())
        {
            var help = await _desk.Deja(verb, "--help");
            Assert.Equal((verb, 0, string.Empty), (verb, help.ExitCode, help.Error));
            Assert.Contains($"deja {verb}", help.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("notebook", "add", "--help")]
    [InlineData("find", "-h")]
    public async Task Help_is_no_error(params string[] arguments)
    {
        var help = await _desk.Deja(arguments);
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("Usage:", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Error);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var version = await _desk.Deja("--version");
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", version.Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("fnd", "find")]
    [InlineData("serach", null)]
    [InlineData("recal", "recall")]
    [InlineData("notebok", "notebook")]
    public async Task An_unknown_verb_is_told_with_the_good_ones_and_the_nearest(string typed, string? nearest)
    {
        var run = await _desk.Deja(typed, "words");
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains($"'{typed}'", run.Error, StringComparison.Ordinal);
        foreach (var verb in await Verbs()) Assert.Contains(verb, run.Error, StringComparison.Ordinal);
        if (nearest is null) Assert.DoesNotContain("did you mean", run.Error, StringComparison.Ordinal);
        else Assert.Contains($"did you mean '{nearest}'", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData()]
    [InlineData("notebook")]
    public async Task Without_a_verb_the_verbs_are_told(params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
        Assert.Contains(arguments.Length == 0 ? "find" : "add", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_subverb_is_told_with_the_good_ones()
    {
        var run = await _desk.Deja("notebook", "lst");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean 'list'", run.Error, StringComparison.Ordinal);
        Assert.Contains("remove", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("find")]
    [InlineData("find", "x", "--nonsense")]
    [InlineData("show")]
    [InlineData("show", "a", "b")]
    [InlineData("try")]
    [InlineData("try", "--")]
    [InlineData("recall", "a", "b")]
    [InlineData("notebook", "add")]
    [InlineData("index", "x")]
    [InlineData("find", "x", "--notebook")]
    public async Task Wrong_use_is_told_in_a_line_and_ends_with_2(params string[] arguments)
    {
        var run = await _desk.Deja(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("deja: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private async Task<List<string>> Verbs()
    {
        var help = (await _desk.Deja("--help")).Output.ReplaceLineEndings("\n");
        var commands = help[(help.IndexOf("Commands:\n", StringComparison.Ordinal) + 10)..].Split("\n\n")[0];
        return [.. VerbLine().Matches(commands).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex(@"^  ([a-z]+)\b", RegexOptions.Multiline)]
    private static partial Regex VerbLine();
}
