using Deja.Host.Tools;
using Deja.Run.Kernels;
using Deja.Run.Kernels.Shell;
using Deja.Run.Outputs;

namespace Deja.Run.Tests.Kernels;

/// <summary><c>sh</c> blocks where there is no bash.</summary>
public sealed class PlainShellTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunLimits _limits = new() { Time = TimeSpan.FromSeconds(30) };
    private BlockOutput _output = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dash")]
    [InlineData("busybox")]
    public void What_a_block_makes_is_there_for_the_next(string program)
    {
        using var sh = Start(program);
        Assert.Equal(new BlockEnd(BlockStatus.Done), Run(sh, "a=5; f() { echo \"f has $a\"; }\nmkdir sub && cd sub; export B=7"));
        Run(sh, "f; pwd; sh -c 'echo $B'\necho é");
        Assert.Equal($"f has 5\n{_folder.Path}/sub\n7\né\n", _output.Comparable);
        Assert.Equal("none", sh.Versions["bash"]);
    }

    [Theory]
    [InlineData("dash")]
    [InlineData("busybox")]
    public void A_failure_is_told_by_its_code_and_exit_ends_the_session(string program)
    {
        using var sh = Start(program);
        Assert.Equal((BlockStatus.Failed, 127, false), Run(sh, "echo one\nno-such-program-anywhere") is var end ? (end.Status, end.ExitCode, end.IsSessionLost) : default);
        Assert.Equal("one\n", _output.Comparable);
        Assert.Contains("no-such-program-anywhere", _output.ErrorText, StringComparison.Ordinal);
        Assert.Equal(1, Run(sh, "read x").ExitCode);
        Assert.Equal((3, true), Run(sh, "echo out; trap 'echo bye' EXIT; exit 3") is var last ? (last.ExitCode, last.IsSessionLost) : default);
        Assert.Equal("out\nbye\n", _output.Comparable);
    }

    [Theory]
    [InlineData("dash")]
    [InlineData("busybox")]
    public void What_it_can_not_do_is_told(string program)
    {
        using var sh = Start(program);
        Assert.Contains("another shell", Assert.Throws<KernelException>(() => sh.GetValue("a")).Message, StringComparison.Ordinal);
        Assert.True(Run(sh, "if then") is { Status: BlockStatus.Failed });
        Assert.NotEqual(string.Empty, _output.ErrorText);
    }

    [Theory]
    [InlineData("dash")]
    [InlineData("busybox")]
    public void What_takes_too_long_ends_with_its_session(string program)
    {
        using var sh = Start(program);
        var end = sh.Run(new BlockRequest("sleep 30", "note.md", 1), _output, _limits with { Time = TimeSpan.FromMilliseconds(200) }, TestContext.Current.CancellationToken);
        Assert.Equal((BlockStatus.TimedOut, true), (end.Status, end.IsSessionLost));
    }

    private ShellKernel Start(string program)
    {
        Assert.SkipWhen(InstalledTool.Find(program) is null, $"{program} is not installed; on Debian: sudo apt-get install {program}");

        // Busybox is the program whose name it is called by.
        var shell = _folder[$"bin-{program}"];
        File.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(shell).FullName, "sh"), InstalledTool.Find(program)!);
        return ShellKernel.Start(Path.Combine(shell, "sh"), new KernelSettings(_folder.Path));
    }

    private BlockEnd Run(ShellKernel sh, string code)
    {
        _output = new BlockOutput();
        return sh.Run(new BlockRequest(code, "note.md", 10), _output, _limits, TestContext.Current.CancellationToken);
    }
}
