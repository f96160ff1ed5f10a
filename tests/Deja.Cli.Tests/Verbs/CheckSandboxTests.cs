namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja check --sandbox</c>: what a notebook brings reaches nothing outside of it.</summary>
public sealed class CheckSandboxTests : CheckDesk
{
    public CheckSandboxTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bubblewrap is for Linux alone");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed; on Debian: sudo apt-get install bubblewrap");
    }

    [Fact]
    public async Task Kernels_of_dejas_own_run_although_the_home_that_it_is_installed_in_is_hidden()
    {
        _desk.Variables["HOME"] = Path.GetDirectoryName(Path.GetDirectoryName(Desk.Program));
        _desk.With("notes/a.md", "<!-- deja: name=c -->\n```csharp\nConsole.WriteLine(Directory.Exists(\"/usr\"))\n```\n\n<!-- deja: name=s -->\n```sql\nselect 1\n```\n");
        Assert.Equal(["passed", "passed"], Outcomes(await _desk.Deja("check", "--sandbox", "--json")));
    }

    [Fact]
    public async Task An_interpreter_that_the_notebook_brings_is_never_started_outside()
    {
        var python = Path.Combine("notes", ".venv", "bin", "python3");
        _desk.With(python, $"#!/bin/sh\ntouch '{_desk["outside"]}' \"$PWD/inside\"\nexec /usr/bin/python3 \"$@\"\n");
        File.SetUnixFileMode(_desk[python], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _desk.With("notes/a.md", "<!-- deja: name=x needs=python:json -->\n```python\nprint(1)\n```\n");
        Assert.Equal(["passed"], Outcomes(await _desk.Deja("check", "--sandbox", "--json")));
        Assert.True(File.Exists(_desk["notes/inside"]));
        Assert.False(File.Exists(_desk["outside"]));
    }
}
