using System.IO.Compression;
using System.Text;

namespace Deja.CSharp.Tests;

/// <summary>Packages from a folder that the tests fill themselves: no network is needed.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Folder _note = new();
    private readonly Folder _cache = new();
    private readonly KernelProcess _kernel;

    public PackageTests()
    {
        Pack("Deja.Test.Package", "1.0.0");
        Pack("Deja.Test.Package", "1.2.0");
        Pack("Deja.Test.Other", "2.0.0");
        _kernel = Start();
    }

    public void Dispose()
    {
        _kernel.Dispose();
        _note.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public void A_package_is_restored_once_and_named_with_its_version()
    {
        var ran = _kernel.Run(Feed + "#:package Deja.Test.Package@1.0.0\n1").Well();
        Assert.Equal("1.0.0", (string?)ran.Done!["versions"]!["Deja.Test.Package"]);
        Assert.Equal("restoring Deja.Test.Package 1.0.0", ran.Progress[0]);
        using var second = Start();
        Assert.Empty(second.Run(Feed + "#:package Deja.Test.Package@1.0.0\n1").Well().Progress);
    }

    [Theory]
    [InlineData("#:package Deja.Test.Package", "1.2.0")]
    [InlineData("#:package Deja.Test.Package@1.*", "1.2.0")]
    [InlineData("#:package Deja.Test.Package@*", "1.2.0")]
    [InlineData("#r \"nuget: Deja.Test.Package, 1.0.0\"", "1.0.0")]
    [InlineData("#r \"nuget:Deja.Test.Package\"", "1.2.0")]
    public void Versions_may_float_or_be_missing(string line, string version) =>
        Assert.Equal(version, (string?)_kernel.Run($"{Feed}{line}\n1").Well().Done!["versions"]!["Deja.Test.Package"]);

    [Fact]
    public void Two_blocks_that_ask_for_different_versions_are_told_so()
    {
        _kernel.Run(Feed + "#:package Deja.Test.Package@1.0.0", "note.md", 3).Well();
        Assert.Equal("ok", _kernel.Run("#:package Deja.Test.Package\n1").Status);
        var ran = _kernel.Run("var x = 1;\n#r \"nuget: Deja.Test.Package, 1.2.0\"", "note.md", 20);
        Assert.StartsWith("note.md:21:1 Deja.Test.Package 1.2.0 is asked for, and note.md:4:1 asks for 1.0.0.", ran.Message, StringComparison.Ordinal);
        Assert.Equal(21, (int?)ran.Error!["line"]);
    }

    [Fact]
    public void A_package_that_cannot_be_had_is_told_in_the_feeds_words_and_asked_for_again()
    {
        var first = _kernel.Run(Feed + "#:package Deja.Test.Late@1.0.0\n1");
        Assert.Equal("error", first.Status);
        Assert.Matches(@"^note\.md:11:1 NU110\d ", first.Message);
        Pack("Deja.Test.Late", "1.0.0");
        Assert.Equal("ok", _kernel.Run(Feed + "#:package Deja.Test.Late@1.0.0\n1").Status);
    }

    [Fact]
    public void A_project_beside_the_note_is_built_and_its_exceptions_are_traced()
    {
        _note.Write("lib/Lib.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        _note.Write("lib/Lib.cs", "namespace Lib;\npublic static class Twice\n{\n    public static int Of(int n) => n < 0 ? throw new System.ArgumentException(\"negative\") : 2 * n;\n}\n");
        Assert.Equal("42", _kernel.Show("#:project lib\nLib.Twice.Of(21)"));
        Assert.Contains("Twice.Of(Int32 n) in", _kernel.Run("Lib.Twice.Of(-1)").Trace, StringComparison.Ordinal);
        Assert.Contains("There is no project at", _kernel.Run("#:project nowhere").Message, StringComparison.Ordinal);
        // An assembly can be had by its path alone.
        using var other = Start();
        Assert.Equal("2", other.Show($"#r \"{Directory.GetFiles(_note.Path, "Lib.dll", SearchOption.AllDirectories).First(f => f.Contains("/bin/", StringComparison.Ordinal))}\"\nLib.Twice.Of(1)"));
    }

    [Fact]
    public void Nothing_beside_the_note_takes_part_in_a_restore()
    {
        _note.Write("Directory.Build.props", "<Project><Import Project=\"nothing-here\" /></Project>");
        _note.Write("nuget.config", "not even XML");
        _note.Write("global.json", "{ \"sdk\": { \"version\": \"1.0.0\" } }");
        Assert.Equal("ok", _kernel.Run(Feed + "#:package Deja.Test.Other@2.0.0\n1").Status);
    }

    [Fact]
    public void Two_sessions_may_restore_the_same_set_at_once()
    {
        using var second = Start();
        var code = Feed + "#:package Deja.Test.Package@1.2.0\n#:package Deja.Test.Other@2.0.0\n1";
        var (one, two) = (_kernel.Begin(code), second.Begin(code));
        Assert.Equal(("ok", "ok"), (_kernel.End(one).Status, second.End(two).Status));
    }

    [Fact]
    public void A_script_brings_its_own_packages()
    {
        _note.Write("setup.csx", $"#i \"nuget: {_note.Path}\"\n#r \"nuget: Deja.Test.Package, 1.0.0\"\nint Answer() => 42;\n");
        var ran = _kernel.Run("#load \"setup.csx\"\nAnswer()").Well();
        Assert.Equal("42", ran.Text);
        Assert.Equal("1.0.0", (string?)ran.Done!["versions"]!["Deja.Test.Package"]);
    }

    [Theory]
    [InlineData("#:package ../x", "is no package's name")]
    [InlineData("#:package A@<x>", "is no version")]
    [InlineData("#:packages A", "is not understood. There are #:package")]
    [InlineData("#!pwsh", "Here the fence names the language")]
    [InlineData("#:sdk Aspire.AppHost.Sdk", "is not understood. There are Microsoft.NET.Sdk")]
    public void A_line_that_is_not_understood_is_told_with_those_that_are(string line, string message) => Assert.Contains(message, _kernel.Run($"1\n{line}").Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_within_a_text_is_none() => Assert.Equal("#:package Nothing@1", _kernel.Show("var s = \"\"\"\n#:package Nothing@1\n\"\"\"; s"));

    private string Feed => $"#i \"nuget: {_note.Path}\"\n";

    private KernelProcess Start() => new(_note.Path, ("XDG_CACHE_HOME", _cache.Path), ("NUGET_PACKAGES", Path.Combine(_cache.Path, "packages")));

    // The least that NuGet takes: a description, and one file for the framework.
    private void Pack(string name, string version)
    {
        using var archive = ZipFile.Open(Path.Combine(_note.Path, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        Entry(archive, $"{name}.nuspec", $"<?xml version=\"1.0\"?><package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>{name}</id><version>{version}</version><authors>test</authors><description>test</description></metadata></package>");
        Entry(archive, "lib/netstandard2.0/_._", "");
    }

    private static void Entry(ZipArchive archive, string name, string text)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
