using System.Globalization;
using System.Text.Json;

namespace Deja.Cli.Tests;

/// <summary>The starter notebook and the manual prove themselves: what they say a block prints is what it prints here.</summary>
public sealed class NotebooksTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    // What a small machine may lack; blocks that need it are then left out, and must say so.
    private static readonly string[] MayBeMissing = ["it needs 'ss'", "it needs 'objdump'", "it needs 'dotnet'", "it needs 'python:matplotlib'", "it needs 'python:cv2'"];
    private const string SystemPython = "/usr/bin/python3";
    private static readonly bool HasPyTorch = Directory.Exists("/usr/lib/python3/dist-packages/torch");

    private readonly Desk _desk = new();
    private readonly bool _hasLibraries;

    public NotebooksTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the notes are held against Linux");
        foreach (var tool in (string[])["git", "python3", "node"]) Assert.SkipWhen(Where(tool) is null, $"{tool} is not installed");

        // The manual's transcripts take place in a copy of the notebook beside it.
        foreach (var folder in (string[])["notebook", "docs"]) Copy(Repository.PathOf(folder), _desk[folder]);
        _hasLibraries = BringLibraries();
        if (HasPyTorch) BringPyTorch();
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Every_block_of_the_starter_notebook_that_can_run_prints_what_its_note_says()
    {
        var passed = await Passed("notebook");
        foreach (var (language, least) in (Dictionary<string, int>)new() { ["sh"] = 15, ["python"] = !HasPyTorch ? 15 : _hasLibraries ? 32 : 26, ["csharp"] = _hasLibraries ? 9 : 5, ["sql"] = 3, ["javascript"] = 2 })
        {
            Assert.True(passed.GetValueOrDefault(language) >= least, string.Create(CultureInfo.InvariantCulture, $"{passed.GetValueOrDefault(language)} blocks of {language} passed, and {least} should"));
        }
    }

    [Fact]
    public async Task The_transcripts_of_the_manual_are_what_this_version_prints()
    {
        Assert.SkipUnless(_hasLibraries, "they search the whole starter notebook, and libtorch and OpenCV, which some of its notes need, are not restored; building Deja.slnx does it");
        Assert.True((await Passed("docs")).GetValueOrDefault("console") >= 25, "the manual has lost its transcripts");
    }

    [Theory]
    [InlineData("gradients.md#backward-twice")]
    [InlineData("pytorch.md#backward-twice")]
    public async Task A_note_that_fails_on_purpose_comes_back_by_its_own_error(string block)
    {
        Assert.SkipUnless(_hasLibraries && HasPyTorch, "libtorch is not restored, which building Deja.slnx does, or python3-torch is not installed");
        await _desk.Deja("trust", _desk["notebook"]);
        var failed = await Running.Run(_desk.Describe("run", "--above", Path.Combine(_desk["notebook"], block)), Limit);
        Assert.Equal(1, failed.ExitCode);
        await File.WriteAllTextAsync(_desk["error.log"], failed.Output + failed.Error, TestContext.Current.CancellationToken);
        await _desk.Deja("notebook", "add", _desk["notebook"]);
        var recalled = Desk.Json(await _desk.Deja("recall", "--json", _desk["error.log"]));
        Assert.True(recalled.GetProperty("confident").GetBoolean());
        Assert.Equal(block.Split('#')[0], Path.GetFileName(recalled.GetProperty("matches")[0].GetProperty("note").GetString()));
    }

    // The python3 that PATH leads to may be another one than the one that PyTorch was installed for.
    private void BringPyTorch()
    {
        Directory.CreateDirectory(_desk["bin"]);
        File.CreateSymbolicLink(_desk["bin/python3"], SystemPython);
        _desk.Variables["PATH"] = $"{_desk["bin"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
    }

    // Some notes build a library of the source. It takes libtorch and OpenCV from where building the solution put them; a build of these tests alone doesn't, and then those notes are left out.
    private bool BringLibraries()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        _desk.Variables["NUGET_PACKAGES"] = packages;
        if (Directory.Exists(Path.Combine(packages, "libtorch-cpu-linux-x64")) && Directory.Exists(Path.Combine(packages, "opencvsharp4.official.runtime.linux-x64")))
        {
            foreach (var library in (string[])["Deja.Torch", "Deja.Vision"]) Copy(Repository.PathOf("src", library), _desk["src/" + library]);
            foreach (var file in (string[])["Directory.Build.props", "Directory.Packages.props", ".editorconfig", "global.json"]) File.Copy(Repository.PathOf(file), _desk[file]);
            return true;
        }

        foreach (var note in Directory.EnumerateFiles(_desk["notebook"], "*.md").Where(n => File.ReadAllText(n).Contains("#:project ", StringComparison.Ordinal)).ToList()) File.Delete(note);
        return false;
    }

    /// <summary>Checks a notebook, demands that nothing is wrong and nothing left out without a reason, and counts by language what passed.</summary>
    private async Task<Dictionary<string, int>> Passed(string folder)
    {
        var run = await Running.Run(_desk.Describe("check", _desk[folder], "--trust", "--json"), Limit);
        var blocks = Desk.Json(run).GetProperty("blocks").EnumerateArray().ToList();
        Assert.Empty(blocks.Where(b => Outcome(b) is not ("passed" or "not-run")).Select(b => b.ToString()));
        Assert.Equal([], blocks.Where(b => Outcome(b) == "not-run").Select(b => b.GetProperty("reason").GetString()!).Where(r => !IsAllowed(r)).Distinct());
        Assert.Equal(0, run.ExitCode);
        return blocks.Where(b => Outcome(b) == "passed").CountBy(b => b.GetProperty("language").GetString()!).ToDictionary(StringComparer.Ordinal);
    }

    private static string? Outcome(JsonElement block) => block.GetProperty("outcome").GetString();

    private static bool IsAllowed(string reason) =>
        reason.StartsWith("it asks before it runs", StringComparison.Ordinal) || (!HasPyTorch && reason.StartsWith("it needs 'python:torch'", StringComparison.Ordinal)) || MayBeMissing.Any(m => reason.StartsWith(m, StringComparison.Ordinal));

    private static string? Where(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(f => Path.Combine(f, tool)).FirstOrDefault(File.Exists);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (name.StartsWith(".deja", StringComparison.Ordinal) || name.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj") continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.Copy(file, Path.Combine(to, name));
        }
    }
}
