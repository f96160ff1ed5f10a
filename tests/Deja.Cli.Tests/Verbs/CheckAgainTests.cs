using System.Globalization;
using System.Text.Json;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check</c>: what is run again, and what has rotted.</summary>
public sealed class CheckAgainTests : CheckDesk
{
    [Fact]
    public async Task What_has_not_changed_is_not_run_again()
    {
        _desk.With("notes/a.md", Block("x", $"echo ran >> '{_desk["ran"]}'") + Block("y", "true"));
        foreach (var (arguments, outcome, times) in ((string[], string, int)[])[([], "passed", 1), ([], "unchanged", 1), (["--fresh"], "passed", 2), ([], "unchanged", 2)])
        {
            var run = await _desk.Deja(["check", "--json", .. arguments]);
            Assert.Equal([outcome, outcome], Outcomes(run));
            Assert.Equal(times, _desk.Read("ran").Count(c => c == '\n'));
        }
    }

    [Theory]
    [InlineData("notes/a.md", "echo x", "echo x # another")]
    [InlineData("notes/a.md", "before=1", "before=2")]
    [InlineData("notes/a.md", "```text\nx\n", "```text\n...\n")]
    [InlineData("notes/a.md", "param.p=1", "param.p=2")]
    [InlineData("notes/data/in.csv", "1,2", "1,3")]
    [InlineData("notes/a.md", "timeout=60s exit=0", "timeout=60s exit=0 cwd=data")]
    public async Task A_block_is_run_again_when_what_it_depends_on_changes(string file, string old, string changed)
    {
        _desk.With("notes/data/in.csv", "1,2\n").With("notes/a.md", $"""
            <!-- deja: name=first -->
            ```sh
            before=1
            ```

            <!-- deja: name=x inputs=data/*.csv param.p=1 timeout=60s exit=0 -->
            ```sh
            echo x
            : <p>
            ```

            <!-- deja: expect -->
            ```text
            x
            ```

            """);
        await _desk.Deja("check");
        Assert.Equal(["unchanged", "unchanged"], Outcomes(await _desk.Deja("check", "--json")));
        _desk.With(file, _desk.Read(file).Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal("passed", Outcomes(await _desk.Deja("check", "--json"))[1]);
    }

    [Fact]
    public async Task A_block_is_run_again_when_a_project_or_a_script_that_its_session_loads_changes()
    {
        const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{0}</Project>";
        _desk.With("tax/tax.csproj", string.Format(CultureInfo.InvariantCulture, Project, "")).With("tax/Rate.cs", "public static class Rate { public static int Of => 5; }")
            .With("lib/lib.csproj", string.Format(CultureInfo.InvariantCulture, Project, "<ItemGroup><ProjectReference Include=\"..\\tax\\tax.csproj\" /></ItemGroup>")).With("lib/Price.cs", "public static class Price { public static int Of => Rate.Of * 5; }")
            .With("notes/more.csx", "var more = 5;\n")
            .With("notes/a.md", "<!-- deja: name=load -->\n```csharp\n#:project ../lib\n#load \"more.csx\"\n```\n\n<!-- deja: name=x -->\n```csharp\nConsole.WriteLine(Price.Of + more)\n```\n");
        Assert.Equal(["passed", "passed"], Outcomes(await _desk.Deja("check", "--json")));
        Assert.Equal(["unchanged", "unchanged"], Outcomes(await _desk.Deja("check", "--json")));
        foreach (var file in (string[])["lib/Price.cs", "tax/Rate.cs", "notes/more.csx"])
        {
            _desk.With(file, _desk.Read(file).Replace('5', '7'));
            Assert.Equal((file, "passed passed"), (file, string.Join(' ', Outcomes(await _desk.Deja("check", "--json")))));
        }
    }

    [Fact]
    public async Task A_block_is_run_again_with_another_version_of_the_module_that_it_needs()
    {
        const string Old = "lib/packed-2.5.dist-info/METADATA", New = "lib/packed-2.6.dist-info/METADATA";
        _desk.Variables["PYTHONPATH"] = _desk["lib"];
        _desk.With("lib/packed.py", string.Empty).With(Old, "Metadata-Version: 2.1\nName: packed\nVersion: 2.5\n").With("notes/a.md", "<!-- deja: name=x needs=python:packed -->\n```python\nimport packed\n```\n");
        Assert.Equal(["passed"], Outcomes(await _desk.Deja("check", "--json")));
        Assert.Equal(["unchanged"], Outcomes(await _desk.Deja("check", "--json")));
        Directory.Delete(Path.GetDirectoryName(_desk[Old])!, recursive: true);
        _desk.With(New, "Metadata-Version: 2.1\nName: packed\nVersion: 2.6\n");
        Assert.Equal(["passed"], Outcomes(await _desk.Deja("check", "--json")));
        File.Delete(_desk["lib/packed.py"]);
        var gone = Assert.Single(Desk.Json(await _desk.Deja("check", "--json")).GetProperty("blocks").EnumerateArray());
        Assert.Equal(("not-run", "it needs 'python:packed': python has no module of that name where the note's blocks run"), (gone.GetProperty("outcome").GetString(), gone.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_block_that_passed_and_fails_now_has_rotted_and_what_changed_is_told()
    {
        _desk.With("notes/in.txt", "one\n").With("notes/a.md", "<!-- deja: name=x inputs=in.txt -->\n```sh\ncat in.txt\n```\n\n<!-- deja: expect -->\n```text\none\n```\n");
        Assert.Equal(0, (await _desk.Deja("check")).ExitCode);
        _desk.With("notes/in.txt", "two\n");
        foreach (var _ in (int[])[1, 2])
        {
            var run = await _desk.Deja("check");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("rotted    a.md:8  x", run.Output, StringComparison.Ordinal);
            Assert.Contains("its input 'in.txt' was changed", run.Output, StringComparison.Ordinal);
            Assert.Contains("1 rotted", run.Error, StringComparison.Ordinal);
        }

        var record = JsonDocument.Parse(_desk.Read("notes/.deja/checks.jsonl")).RootElement;
        Assert.Equal("failed", record.GetProperty("status").GetString());
        Assert.True(record.TryGetProperty("passed", out _));
    }

    [Fact]
    public async Task What_a_block_does_with_deja_depends_on_its_version()
    {
        _desk.With("notes/a.md", Block("x", "deja --version > /dev/null") + Block("y", "echo /deja/x"));
        await _desk.Deja("check");
        var own = (await _desk.Deja("--version")).Output.Trim();
        var records = _desk.Read("notes/.deja/checks.jsonl").TrimEnd('\n').Split('\n');
        Assert.Contains($"\"deja\":\"{own}", records[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\"deja\":", records[1], StringComparison.Ordinal);
    }
}
