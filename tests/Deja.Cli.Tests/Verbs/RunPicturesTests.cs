using System.Text;
using System.Text.RegularExpressions;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja run</c> of a block that makes a picture, on terminals that show one and on others.</summary>
public sealed partial class RunPicturesTests : CheckDesk
{
    private static readonly string Picture = string.Concat(Enumerable.Repeat("deja\n", 1000));

    public RunPicturesTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) of util-linux to have a terminal");
        _desk.With("notes/a.md", "<!-- deja: name=plot -->\n```sh\nyes deja | head -c 5000 > \"$DEJA_OUT/plot.png\"\n```\n");
        foreach (var name in (string[])["DEJA_PICTURES", "TERM_PROGRAM"]) _desk.Variables[name] = null;
    }

    [Theory]
    [InlineData("TERM", "xterm-kitty")]
    [InlineData("DEJA_PICTURES", "kitty")]
    public async Task Kitty_gets_it_in_parts_that_make_the_file_again(string variable, string value)
    {
        _desk.Variables[variable] = value;
        var parts = KittyPart().Matches(await OnTerminal());
        Assert.Equal(Picture, Encoding.Latin1.GetString(Convert.FromBase64String(string.Concat(parts.Select(p => p.Groups["data"].Value)))));
        Assert.Equal(["a=T,f=100,q=2,m=1", "m=0"], parts.Select(p => p.Groups["keys"].Value));
        Assert.All(parts, p => Assert.InRange(p.Groups["data"].Length, 1, 4096));
    }

    [Theory]
    [InlineData("TERM_PROGRAM", "iTerm.app")]
    [InlineData("DEJA_PICTURES", "iterm")]
    public async Task ITerm_gets_the_file_inline(string variable, string value)
    {
        _desk.Variables[variable] = value;
        Assert.Contains($"\e]1337;File=inline=1;preserveAspectRatio=1:{Convert.ToBase64String(Encoding.Latin1.GetBytes(Picture))}\a", await OnTerminal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixel_is_made_by_the_program_that_is_there()
    {
        _desk.With("bin/img2sixel", "#!/bin/sh\nprintf '\\033Pq%s\\033\\\\' \"$(wc -c < \"$1\")\"\n");
        File.SetUnixFileMode(_desk["bin/img2sixel"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _desk.Variables["PATH"] = $"{_desk["bin"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        _desk.Variables["DEJA_PICTURES"] = "sixel";
        Assert.Contains("\ePq5000\e\\", await OnTerminal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xterm-256color")]
    [InlineData("tmux-256color")]
    public async Task Another_terminal_gets_its_path_alone(string terminal)
    {
        _desk.Variables["TERM"] = terminal;
        var output = await OnTerminal();
        Assert.Matches(@"picture: /\S+\.png", output);
        Assert.DoesNotMatch(@"\e_G|\e\]1337|\eP", output);
    }

    [Fact]
    public async Task A_pipe_gets_its_path_alone_whatever_is_chosen()
    {
        _desk.Variables["DEJA_PICTURES"] = "kitty";
        var run = await _desk.Deja("run", "a.md#plot");
        Assert.Matches(@"^picture: /\S+\.png\n$", run.Output);
    }

    [Theory]
    [InlineData("sh", "echo '<table><tr><td>日本</td></tr></table>' > \"$DEJA_OUT/table.html\"")]
    [InlineData("csharp", "display(HTML(\"<table><tr><td>日本</td></tr></table>\"))")]
    public async Task HTML_without_a_plain_form_is_a_page_for_a_browser_in_which_nothing_runs(string language, string code)
    {
        _desk.With("notes/b.md", $"<!-- deja: name=table -->\n```{language}\n{code}\n```\n");
        var run = await _desk.Deja("run", "b.md#table");
        Assert.Matches(@"^page: /\S+\.html\n$", run.Output);
        var page = await File.ReadAllTextAsync(run.Output[6..].TrimEnd(), TestContext.Current.CancellationToken);
        Assert.Contains("<table><tr><td>日本</td></tr></table>", page, StringComparison.Ordinal);
        Assert.Contains("charset=\"utf-8\"", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    private async Task<string> OnTerminal()
    {
        _desk.Variables.TryAdd("TERM", "xterm-256color");
        return (await Running.Run(_desk.DescribeOther("/usr/bin/script", "-qefc", $"'{Desk.Program}' run a.md#plot", "/dev/null"))).Output;
    }

    [GeneratedRegex(@"\e_G(?<keys>[^;]*);(?<data>[^\e]*)\e\\")]
    private static partial Regex KittyPart();
}
