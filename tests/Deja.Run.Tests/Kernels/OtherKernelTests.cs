using Deja.Run.Kernels;
using Deja.Run.Kernels.Commands;

namespace Deja.Run.Tests.Kernels;

public sealed class OtherKernelTests
{
    [Theory]
    [InlineData("sh {file}")]
    [InlineData("sh")]
    [InlineData("sh -c '. \"$1\"' x {file}")]
    public void A_command_runs_each_block_as_a_file_with_the_languages_ending(string command)
    {
        using var folder = new TemporaryFolder();
        using var kernel = new CommandKernelKind("rust", command).Start("rust", new KernelSettings(folder.Path) { Environment = new Dictionary<string, string?> { ["ONE"] = "1" } });
        var output = new Run.Outputs.BlockOutput();
        var end = kernel.Run(new BlockRequest("pwd; echo $ONE; basename \"$DEJA_FILE\"; exit 3\n", "note.md", 1), output, new RunLimits { Time = TimeSpan.FromSeconds(30) }, TestContext.Current.CancellationToken);
        Assert.Equal((3, false, $"{folder.Path}\n1\nblock.rs\n"), (end.ExitCode, end.IsSessionLost, output.Comparable));
    }

    [Fact]
    public void A_command_whose_program_is_missing_is_told_by_its_name() =>
        Assert.Contains("'no-such-tool'", new CommandKernelKind("x", "no-such-tool run {file}").Missing("x", new KernelSettings("/")), StringComparison.Ordinal);

    [Theory]
    [InlineData("a 'b c' \"d \\\" e\" f\\ g {file}", "a|b c|d \" e|f g|/x y/z")]
    [InlineData("a  -f={file}", "a|-f=/x y/z")]
    [InlineData("a", "a|/x y/z")]
    public void A_command_is_parted_as_a_shell_does_and_the_file_is_never_parted(string command, string words) =>
        Assert.Equal(words, string.Join('|', CommandWords.Parse(command).Filled("/x y/z", "/x y")));

    [Fact]
    public void Shown_content_is_a_display_of_its_type()
    {
        using var html = new KernelUser("html");
        html.Run("<b>x</b>");
        Assert.Equal("<b>x</b>", Assert.Single(html.Output.Items).Display!.Data["text/html"]);
    }

    [Fact]
    public void A_sandboxed_block_writes_nowhere_but_in_the_notebook_and_reaches_no_network()
    {
        using var outside = new TemporaryFolder();
        using var sh = new KernelUser("sh", s => s with { IsSandboxed = true });
        Assert.Equal("in\n", sh.Printed("echo in > here; cat here"));
        Assert.NotEqual(0, sh.Run($"echo out > /usr/out || echo out > /etc/out").ExitCode);
        sh.Run($"echo out > {outside["x"]}; ls ~ | head -3");
        Assert.Empty(outside.Names);
        Assert.NotEqual(0, sh.Run("exec 3<>/dev/tcp/127.0.0.1/22").ExitCode);
        Assert.Equal("lo\n", sh.Printed("cat /proc/net/dev | sed -n 's/^ *\\([a-z0-9]*\\):.*/\\1/p'"));
        sh.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        Assert.Equal((BlockStatus.TimedOut, false), sh.Run("sleep 30") is var end ? (end.Status, end.IsSessionLost) : default);
    }

    [Fact]
    public void Memory_is_held_to_its_limit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux holds a running process to a limit");
        using var py = new KernelUser("python", s => s with { Memory = 256L << 20 });
        Assert.Equal("MemoryError", py.Run("x = bytearray(1 << 30)").Error!.Name);
        Assert.Equal("1\n", py.Printed("1"));
    }
}
