namespace Deja.Cli.Tests;

/// <summary>The command can be packed as a .NET tool and installed from there.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Desk _desk = new Desk().With("notes/deja.yml", "").With("notes/a.md", "# 端口\n\ntcp port in use\n");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_packed_tool_installs_and_works_and_packing_changes_no_file_of_the_repository()
    {
        var locks = Repository.PathOf("src", "Deja.Cli", "packages.lock.json");
        var locked = await File.ReadAllBytesAsync(locks, TestContext.Current.CancellationToken);

        // Folders of its own, so that an ordinary build may go on beside it.
        var told = await Dotnet("pack", Repository.PathOf("src", "Deja.Cli"), "-c", "Release", "-o", _desk["packed"], "--artifacts-path", _desk["artifacts"], "-m:1", "--disable-build-servers", "-tl:off", "-p:NuGetAudit=false", "-p:RunAnalyzers=false");
        Assert.DoesNotContain("warning", told, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("readme", told, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(locked, await File.ReadAllBytesAsync(locks, TestContext.Current.CancellationToken));
        var package = Assert.Single(Directory.GetFiles(_desk["packed"]));
        // SQLite for eleven platforms, and Roslyn for the C# kernel.
        Assert.InRange(new FileInfo(package).Length, 0, 20_000_000);

        await Dotnet("tool", "install", "Deja", "--tool-path", _desk["tool"], "--source", _desk["packed"]);
        _desk.Folder = "notes";
        Assert.Equal((await _desk.Deja("--version")).Output, (await Tool("--version")).Output);
        foreach (var words in (string[])["端口", "prot"])
        {
            var found = await Tool("find", words);
            Assert.Equal(0, found.ExitCode);
            Assert.StartsWith("a.md:", found.Output, StringComparison.Ordinal);
        }

        _desk.With("blocks/b.md", "<!-- deja: name=cs -->\n```csharp\n1 + 1\n```\n");
        Assert.Equal("2\n", (await Tool("run", _desk["blocks/b.md#cs"], "--trust")).Output);
    }

    /// <summary>Runs dotnet as the user who builds, and gives what it said.</summary>
    private static async Task<string> Dotnet(params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", arguments);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var run = await Running.Run(start, Limit);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output + run.Error;
    }

    private Task<Finished> Tool(params string[] arguments) => Running.Run(_desk.DescribeOther(_desk["tool/deja"], arguments));
}
