using Deja.Host.Tests.Ports;

namespace Deja.Cli.Tests;

/// <summary>The command can be published as one native program, and nothing warns on the way.</summary>
public sealed class NativeTests : IDisposable
{
    /// <summary>It takes most of a minute on two cores that are free.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(14);

    private readonly Desk _desk = new Desk().With("notes/deja.yml", "").With("notes/a.md", "# 梯度\n\nthe gradient of zero_grad, $\\nabla f(x)$\n\n```python\ndef f(x): return x\n```\n")
        .With("blocks/b.md", "<!-- deja: name=cs -->\n```csharp\n1 + 1\n```\n\n<!-- deja: expect -->\n```text\n2\n```\n\n<!-- deja: name=sql -->\n```sql\nSELECT 1 + 1 AS two;\n```\n\n<!-- deja: name=sh -->\n```sh\necho <v>\n```\n");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_native_program_is_made_without_a_warning_and_works()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the tools to link with are looked for on Linux alone");
        Assert.SkipUnless(IsOnPath("clang") || IsOnPath("gcc"), "needs clang or gcc to link a native program (apt-get install clang)");
        Assert.SkipUnless(File.Exists("/usr/include/zlib.h"), "needs zlib's headers to link a native program (apt-get install zlib1g-dev)");

        // Folders of its own, so that an ordinary build may go on beside it.
        var start = new System.Diagnostics.ProcessStartInfo("dotnet",
            ["publish", Repository.PathOf("src", "Deja.Cli"), "-c", "Release", "-o", _desk["native"], "--artifacts-path", _desk["artifacts"], "-m:1", "--disable-build-servers", "-tl:off", "-p:NuGetAudit=false", "-p:RunAnalyzers=false"]);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        var publish = await Running.Run(start, Limit);
        var told = publish.Output + publish.Error;
        Assert.True(publish.ExitCode == 0, told);
        Assert.DoesNotContain("warning", told, StringComparison.OrdinalIgnoreCase);

        var native = _desk["native/deja"];
        Assert.Equal(["deja", "kernels", "libe_sqlite3.so"], Directory.EnumerateFileSystemEntries(_desk["native"]).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        _desk.Folder = "notes";
        Assert.Equal((await _desk.Deja("--version")).Output, (await Run(native, "--version")).Output);
        foreach (var words in (string[])["梯度", "gradient", "zeroGrad", "gradeint"])
        {
            var found = await Run(native, "find", words);
            Assert.Equal(0, found.ExitCode);
            Assert.StartsWith("a.md:", found.Output, StringComparison.Ordinal);
        }

        Assert.NotEqual(0, Desk.Json(await Run(native, "recall", "a.md", "--json")).GetProperty("matches").GetArrayLength());
        Assert.Equal(5, (await Run(native, "try", "sh", "-c", "exit 5")).ExitCode);
        Assert.Equal(_desk.Read("notes/a.md"), (await Run("bash", "-c", $"cat a.md | '{native}' tee copy | cat")).Output);
        Assert.Equal(_desk.Read("notes/a.md"), _desk.Read("notes/copy"));
        Assert.Equal(0, (await Run(native, "lint")).ExitCode);
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        Assert.Equal(server.Id, Desk.Json(await Run(native, "port", "--json", $"{server.Port}")).GetProperty("sockets")[0].GetProperty("pids")[0].GetInt32());
        Assert.Equal(0, (await Run(native, "port", "--kill", "--yes", $"{server.Port}")).ExitCode);
        Assert.Equal(1, (await Run(native, "port", $"{server.Port}")).ExitCode);
        Assert.Equal("2\n", (await Run(native, "run", _desk["blocks/b.md#cs"], "--trust")).Output);
        Assert.Contains("two", (await Run(native, "run", _desk["blocks/b.md#sql"], "--trust")).Output, StringComparison.Ordinal);
        Assert.Equal("it's\n", (await Run(native, "run", _desk["blocks/b.md#sh"], "v=it's", "--trust")).Output);
        Assert.Equal(0, (await Run(native, "check", "--trust", "--json", "-n", _desk["blocks"])).ExitCode);
        Assert.Equal(0, (await Run(native, "build", _desk["notes"], "-o", _desk["site"])).ExitCode);
        var page = _desk.Read("site/a/index.html");
        Assert.Contains("<span class=\"katex\">", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">def</span>", page, StringComparison.Ordinal);
        Assert.Equal(0, (await Run(native, "tour")).ExitCode);
    }

    private Task<Finished> Run(string program, params string[] arguments) => Running.Run(_desk.DescribeOther(program, arguments));

    private static bool IsOnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, name)));
}
