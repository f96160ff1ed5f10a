using System.Globalization;
using System.Text;

namespace Deja.Cli.Tests.Output;

/// <summary>What stands in a note or a log must not steer the terminal, and a reader who has enough is no error.</summary>
public sealed class TerminalTests : IDisposable
{
    /// <summary>A window title, a cleared screen, and the one-character form of the same (C1, which terminals read from UTF-8 too).</summary>
    private const string Evil = "\u001b]0;pwned\u0007\u001b[2J\u009b31m\u0007\b\u007f";

    private readonly Desk _desk = new Desk()
        .With("notes/deja.yml", "")
        .With("notes/evil.md", $"# Apricot {Evil} heading\n\napricot {Evil} prose\n\n```\nApricotError: the apricot {Evil} is rotten inside\n```\n\nFix: {Evil} throw it away.\n");

    public TerminalTests() => _desk.Folder = "notes";

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("find", "apricot")]
    [InlineData("find", "apricot", "--json")]
    [InlineData("find", "prose")]
    [InlineData("find", "rotten")]
    [InlineData("recall", "evil.log")]
    [InlineData("recall", "evil.log", "--json")]
    [InlineData("lint")]
    [InlineData("lint", "--json")]
    [InlineData("index")]
    [InlineData("show", "evil.md#nothing-like-it")]
    [InlineData("notebook", "list")]
    public async Task No_control_character_of_a_note_comes_out(params string[] arguments)
    {
        _desk.With("notes/evil.log", $"ApricotError: the apricot {Evil} is rotten inside\n");
        var run = await _desk.Deja(arguments);
        HasNoControl(run.Output);
        HasNoControl(run.Error);
    }

    [Fact]
    public async Task No_control_character_of_a_note_comes_out_under_a_failed_command()
    {
        var run = await _desk.Deja("try", "sh", "-c", "echo 'ApricotError: the apricot is rotten inside'; exit 1");
        Assert.Contains("throw it away", run.Error, StringComparison.Ordinal);
        HasNoControl(run.Error);
    }

    [Fact]
    public async Task A_control_character_of_the_second_kind_does_not_come_out_either()
    {
        _desk.With("notes/c1.md", "# Quince \u009b2J heading\n\nquince \u009d0;pwned\u009c prose\n");
        var run = await _desk.Deja("find", "quince");
        Assert.Contains("heading", run.Output, StringComparison.Ordinal);
        HasNoControl(run.Output);
    }

    [Theory]
    [InlineData("find apricot")]
    [InlineData("show evil.md")]
    [InlineData("recall evil.log")]
    public async Task On_a_terminal_only_deja_itself_colours(string arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) of util-linux to have a terminal");
        _desk.With("notes/evil.log", $"ApricotError: the apricot {Evil} is rotten inside\n");
        _desk.Variables["TERM"] = "xterm-256color";
        var run = await Running.Run(_desk.DescribeOther("/usr/bin/script", "-qefc", $"'{Desk.Program}' {arguments}", "/dev/null"));
        Assert.Contains("pricot", run.Output, StringComparison.Ordinal);
        foreach (var evil in (string[])["\u001b]0;", "\u001b[2J", "\u009b", "\u0007", "\b", "\u007f"]) Assert.DoesNotContain(evil, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_whose_name_steers_the_terminal_is_told_harmlessly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux allows any bytes in a name");
        _desk.With("notes/a\u001b[2Jb.md", "# apricot\n");
        var run = await _desk.Deja("index");
        Assert.Contains("control character", run.Output, StringComparison.Ordinal);
        HasNoControl(run.Output);
    }

    [Theory]
    [InlineData("show big.md")]
    [InlineData("lint")]
    [InlineData("find apricot --limit 1000")]
    [InlineData("--help")]
    public async Task A_reader_who_has_enough_is_no_error(string arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs bash");
        var text = new StringBuilder("# Big\n\n");
        for (var i = 0; i < 20_000; i++) text.Append(CultureInfo.InvariantCulture, $"## Apricot {i}\n\n[link](gone{i}.md) to nowhere\n\n");
        _desk.With("notes/big.md", text.ToString());
        await _desk.Deja("index");
        var run = await _desk.Shell($"\"$deja\" {arguments} | head -n 1 >/dev/null; echo ${{PIPESTATUS[0]}}");
        Assert.Contains(run.Output.Trim(), arguments == "lint" ? (string[])["0", "1"] : ["0"]);
        Assert.Empty(run.Error);
    }

    private static void HasNoControl(string text) =>
        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not '\n');
}
