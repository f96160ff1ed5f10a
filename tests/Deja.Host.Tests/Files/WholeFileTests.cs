using Deja.Host.Files;

namespace Deja.Host.Tests.Files;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_made_and_replaced_and_nothing_else_is_left()
    {
        WholeFile.Replace(_folder["a.md"], "one");
        WholeFile.Replace(_folder["a.md"], "端口\n");
        Assert.Equal("端口\n"u8.ToArray(), File.ReadAllBytes(_folder["a.md"]));
        Assert.Equal(["a.md"], _folder.Names);
    }

    [Fact]
    public void Permissions_of_the_replaced_file_stay()
    {
        Skip.OnWindows();
        var file = _folder.Write("run.sh", "old");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        File.SetUnixFileMode(file, mode);
        WholeFile.Replace(file, "new");
        Assert.Equal(mode, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_link_stays_a_link_and_its_target_is_replaced()
    {
        Skip.OnWindows();
        var target = _folder.Write("target.md", "old");
        File.CreateSymbolicLink(_folder["middle.md"], "target.md");
        File.CreateSymbolicLink(_folder["link.md"], "middle.md");
        WholeFile.Replace(_folder["link.md"], "new");
        Assert.Equal("new", File.ReadAllText(target));
        Assert.Equal("middle.md", new FileInfo(_folder["link.md"]).LinkTarget);
        Assert.Equal("target.md", new FileInfo(_folder["middle.md"]).LinkTarget);
    }

    [Fact]
    public void A_link_to_nothing_yet_makes_its_target()
    {
        Skip.OnWindows();
        File.CreateSymbolicLink(_folder["link.md"], "later.md");
        WholeFile.Replace(_folder["link.md"], "new");
        Assert.Equal("new", File.ReadAllText(_folder["later.md"]));
        Assert.NotNull(new FileInfo(_folder["link.md"]).LinkTarget);
    }

    [Fact]
    public void Links_in_a_circle_are_an_error_that_names_the_file()
    {
        Skip.OnWindows();
        File.CreateSymbolicLink(_folder["a"], "b");
        File.CreateSymbolicLink(_folder["b"], "a");
        var error = Assert.Throws<HostException>(() => WholeFile.Replace(_folder["a"], "x"));
        Assert.Contains(_folder["a"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var error = Assert.Throws<HostException>(() => WholeFile.Replace(_folder["no/such/a.md"], "x"));
        Assert.Contains($"there is no folder '{Path.GetDirectoryName(_folder["no/such/a.md"])}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_the_files_place_is_an_error_and_leaves_no_part()
    {
        Directory.CreateDirectory(_folder["a.md"]);
        var error = Assert.Throws<HostException>(() => WholeFile.Replace(_folder["a.md"], "x"));
        Assert.StartsWith($"can't write '{_folder["a.md"]}': ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", error.Message, StringComparison.Ordinal);
        Assert.Equal(["a.md"], _folder.Names);
    }

    [Fact]
    public void A_read_only_file_is_refused_and_keeps_its_text()
    {
        Skip.OnWindows();
        var file = _folder.Write("a.md", "old");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        var error = Assert.Throws<HostException>(() => WholeFile.Replace(file, "new"));
        Assert.Contains("it is read-only", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(file));
        Assert.Equal(["a.md"], _folder.Names);
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        Skip.OnWindows();
        Skip.AsRoot();
        Directory.CreateDirectory(_folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var error = Assert.Throws<HostException>(() => WholeFile.Replace(_folder["locked/a.md"], "x"));
        Assert.Contains($"the folder '{_folder["locked"]}' may not be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_never_see_half_a_file()
    {
        var file = _folder.Write("a", new string('0', 100_000));
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i = 1 - i) WholeFile.Replace(file, Enumerable.Repeat((byte)(48 + i), 100_000).ToArray());
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 200; i++)
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.Equal(100_000, text.Length);
            Assert.Equal(-1, text.AsSpan().IndexOfAnyExcept(text[0]));
        }

        await stop.CancelAsync();
        await writer.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }
}
