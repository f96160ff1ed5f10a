namespace Deja.Cli.Tests.Tours;

public sealed class TourTests : IDisposable
{
    private readonly Desk _desk = new();

    // No packages but those that a test names: the user of the desk has none.
    public TourTests() => _desk.Variables["NUGET_PACKAGES"] = null;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_tour_tells_every_story_and_leaves_nothing_behind()
    {
        var run = await _desk.Deja("tour");
        Assert.Equal(0, run.ExitCode);
        foreach (var command in (string[])["$ deja try ", "$ deja recall ", "$ deja find ", "$ deja run ", "$ deja trust ", "$ deja check "]) Assert.Contains(command, run.Output, StringComparison.Ordinal);
        Assert.Contains("端口", run.Output, StringComparison.Ordinal);
        Assert.Contains("deja notebook add", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk["tmp"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk.Work));
        Assert.False(Directory.Exists(_desk["config"]), "the user's configuration was touched");
    }

    [Fact]
    public async Task The_error_of_the_tour_comes_back_with_its_entry()
    {
        var run = await _desk.Deja("tour");
        var recalled = run.Output[run.Output.IndexOf("$ deja recall ", StringComparison.Ordinal)..];
        Assert.Contains("backward", recalled.Split("$ deja find")[0], StringComparison.Ordinal);
        Assert.Contains("read on", recalled.Split("$ deja find")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tour_shows_a_block_that_rotted_with_why_and_a_value_that_stays_one_argument()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the blocks are shell");
        var run = await _desk.Deja("tour");
        Assert.Contains("rotted    notebook/server.md", run.Output, StringComparison.Ordinal);
        Assert.Contains("its input 'server.conf' was changed", run.Output, StringComparison.Ordinal);
        Assert.Contains("[two words; rm -rf ~]", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk["home"]));
    }

    [Fact]
    public async Task The_tour_computes_a_gradient_where_the_library_is_restored_and_says_else_what_it_would_download()
    {
        var without = await _desk.Deja("tour");
        Assert.Contains("not on this machine yet: 130 MB to download", without.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("$ deja run notebook/gradients.md", without.Output, StringComparison.Ordinal);

        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Assert.SkipUnless(Directory.Exists(Path.Combine(packages, "libtorch-cpu-linux-x64")), "libtorch is not restored; building Deja.slnx does it");
        _desk.Variables["NUGET_PACKAGES"] = packages;
        var run = await _desk.Deja("tour");
        Assert.Equal(0, run.ExitCode);

        // The rotation (-y, x) at (3, 4), and its Jacobian's difference from its transpose.
        Assert.Contains("$ deja run notebook/gradients.md#surrogate\n-4, 3\nthe rotation's asymmetry: 2\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tour_needs_no_git()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows finds programs beside the path too");
        _desk.Variables["PATH"] = _desk["tmp"];
        var run = await _desk.Deja("tour");
        Assert.Contains("git is not installed", run.Output, StringComparison.Ordinal);
        Assert.Contains("$ deja recall ", run.Output, StringComparison.Ordinal);
    }
}
