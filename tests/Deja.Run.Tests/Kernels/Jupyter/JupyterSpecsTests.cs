using Deja.Notes.Configuration;
using Deja.Run.Kernels;
using Deja.Run.Kernels.Jupyter;
using Deja.Run.Sessions;

namespace Deja.Run.Tests.Kernels.Jupyter;

public sealed class JupyterSpecsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("JUPYTER_PATH");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("JUPYTER_PATH", _path);
        _folder.Dispose();
    }

    private KernelSettings Settings => new(_folder.Path);

    private string OfNotebook => Path.Combine(_folder.Path, ".venv", "share", "jupyter");

    [Fact]
    public void A_kernel_of_the_path_comes_before_one_of_the_notebook_and_within_a_folder_they_go_by_name()
    {
        Environment.SetEnvironmentVariable("JUPYTER_PATH", $"{_folder["first"]}{Path.PathSeparator}{_folder["second"]}");
        JupyterUser.Install(OfNotebook, "a", """{"argv":["sh"],"language":"ordered"}""");
        Assert.Equal("a", JupyterSpecs.Of("ordered", Settings)!.Name);
        JupyterUser.Install(_folder["second"], "y", """{"argv":["sh"],"language":"Ordered"}""");
        JupyterUser.Install(_folder["second"], "b", """{"argv":["sh"],"language":"ORDERED"}""");
        Assert.Equal("b", JupyterSpecs.Of("ordered", Settings)!.Name);
        JupyterUser.Install(_folder["first"], "z", """{"argv":["sh"],"language":"ordered","display_name":"Z 1","interrupt_mode":"message"}""");
        Assert.Equal(("z", "Z 1", true), JupyterSpecs.Of("ordered", Settings) is { } z ? (z.Name, z.DisplayName, z.IsInterruptedByMessage) : default);
        Assert.Equal(OfNotebook, Path.GetDirectoryName(Path.GetDirectoryName(JupyterSpecs.Named("A", Settings)!.Folder)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{"argv":"sh","language":"odd"}""")]
    [InlineData("""{"argv":[],"language":"odd"}""")]
    [InlineData("""{"argv":[1],"language":"odd"}""")]
    [InlineData("""{"argv":[""],"language":"odd"}""")]
    public void A_malformed_kernel_is_passed_over_and_hides_no_other(string json)
    {
        JupyterUser.Install(OfNotebook, "a", json);
        Assert.Null(JupyterSpecs.Of("odd", Settings));
        JupyterUser.Install(OfNotebook, "b", """{"argv":["sh"],"language":"odd","env":[1],"interrupt_mode":7,"display_name":{}}""");
        Assert.Equal("b", JupyterSpecs.Of("odd", Settings)!.Name);
    }

    [Theory]
    [InlineData("C++17", "cpp")]
    [InlineData("Ruby", "ruby")]
    [InlineData("R", "r")]
    [InlineData("fs", "fsharp")]
    public void A_kernels_language_is_read_as_that_of_a_block(string told, string language)
    {
        Environment.SetEnvironmentVariable("JUPYTER_PATH", _folder.Path);
        JupyterUser.Install(_folder.Path, "mine", $$"""{"argv":["sh"],"language":"{{told}}"}""");
        Assert.Equal("mine", JupyterSpecs.Of(language, Settings)!.Name);
    }

    [Fact]
    public void Of_two_kernels_the_one_whose_program_is_there_is_taken_and_what_is_missing_is_told()
    {
        JupyterUser.Install(OfNotebook, "a", """{"argv":["no-such-program"],"language":"odd"}""");
        Assert.Contains("'no-such-program'", JupyterKernelKind.For("odd", Settings)!.Missing("odd", Settings), StringComparison.Ordinal);
        JupyterUser.Install(OfNotebook, "b", """{"argv":["sh"],"language":"odd"}""");
        Assert.Null(JupyterKernelKind.For("odd", Settings)!.Missing("odd", Settings));
    }

    [Fact]
    public void A_program_without_a_path_is_that_of_the_environment_the_kernel_is_installed_in()
    {
        JupyterUser.Install(OfNotebook, "a", """{"argv":["sh","{resource_dir}","{prefix}","{connection_file}"],"language":"odd"}""");
        var bin = Directory.CreateDirectory(Path.Combine(_folder.Path, ".venv", "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "sh"), "/bin/sh");
        var spec = JupyterSpecs.Of("odd", Settings)!;
        Assert.Equal(Path.Combine(bin, "sh"), spec.Program);
        Assert.Equal(["sh", spec.Folder, Path.Combine(_folder.Path, ".venv"), "/x/c.json"], spec.Filled("/x/c.json"));
    }

    [Fact]
    public void The_configuration_names_a_kernel_for_a_language_that_Deja_runs_itself()
    {
        JupyterUser.Install(OfNotebook, "mine", """{"argv":["sh"],"language":"python"}""");
        Assert.IsType<JupyterKernelKind>(Kernel.Of("python", NotebookConfiguration.Read("kernels:\n  python: jupyter:mine\n"), Settings));
        Assert.IsNotType<JupyterKernelKind>(Kernel.Of("python", NotebookConfiguration.None, Settings));
        var missing = Kernel.Of("go", NotebookConfiguration.Read("kernels:\n  go: jupyter:gophernotes\n"), Settings)!.Missing("go", Settings)!;
        Assert.Contains("'gophernotes'", missing, StringComparison.Ordinal);
        Assert.Contains("mine", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_nothing_runs_is_told_with_both_ways_out()
    {
        Assert.Null(Kernel.Of("no-such-language", NotebookConfiguration.None, Settings));
        var told = Kernel.NoneTold("no-such-language");
        Assert.Contains("Jupyter kernel", told, StringComparison.Ordinal);
        Assert.Contains("deja.yml", told, StringComparison.Ordinal);
    }
}
