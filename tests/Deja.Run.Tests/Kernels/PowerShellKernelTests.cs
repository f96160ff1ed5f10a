using Deja.Run.Kernels;

namespace Deja.Run.Tests.Kernels;

public sealed class PowerShellKernelTests : IDisposable
{
    private readonly KernelUser _ps = new("powershell");

    public void Dispose() => _ps.Dispose();

    [Fact]
    public void What_a_block_makes_is_there_for_the_next()
    {
        _ps.Printed("$x = 5; function f { \"f has $x\" }; mkdir sub | Out-Null; cd sub");
        Assert.Equal($"f has 5\n{_ps.Folder.Path}/sub\n6\n", _ps.Printed("f; (Get-Location).Path; $x + 1"));
    }

    [Fact]
    public void An_error_names_the_note_s_line()
    {
        Assert.Equal(("bad", 11), _ps.Run("1\nthrow 'bad'") is var thrown ? (thrown.Error!.Message, thrown.Error.Line!.Value) : default);
        Assert.Equal((BlockStatus.Failed, 20), _ps.Run("Get-Item /nope-at-all") is var wrote ? (wrote.Status, wrote.Error!.Line!.Value) : default);
    }

    [Fact]
    public void Values_cross_as_json()
    {
        _ps.Kernel.SetValue("rows", """[{"a":1}]""");
        Assert.Equal("1\n", _ps.Printed("$rows[0].a"));
        Assert.Equal("""[{"a":1}]""", _ps.Kernel.GetValue("rows"));
    }

    [Fact]
    public void What_takes_too_long_ends()
    {
        _ps.Printed("1");
        _ps.Limits = new RunLimits { Time = TimeSpan.FromMilliseconds(300) };
        Assert.Equal(BlockStatus.TimedOut, _ps.Run("while ($true) { }").Status);
    }
}
