using System.Runtime.InteropServices;

namespace Deja.CSharp.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly KernelProcess _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("await Task.Delay(Timeout.Infinite);")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("while (true) try { Thread.Sleep(1); } catch (Exception) { }")]
    [InlineData("await Task.Delay(Timeout.Infinite, Interrupt);")]
    [InlineData("new TaskCompletionSource<int>().Task.Wait();")]
    [InlineData("while (true) Console.Write(\"\");")]
    public void An_endless_block_can_be_interrupted_and_the_state_is_kept(string endless)
    {
        var ran = Interrupted($"var kept = 41; display(\"begun\"); {endless}", _kernel.Interrupt);
        Assert.True(ran.Status == "interrupted", $"{ran.Status} {ran.Message} {ran.Errors}");
        Assert.Equal("42", _kernel.Show("kept + 1"));
        Assert.Equal("again\n", _kernel.Print("await Task.Delay(1); Console.WriteLine(\"again\");"));
    }

    [Fact]
    public void The_signal_of_Ctrl_C_interrupts_as_well()
    {
        var ran = Interrupted("var kept = 41; display(\"begun\"); while (true) { }", () => Assert.Equal(0, Kill(_kernel.Process.Id, 2)));
        Assert.Equal("interrupted", ran.Status);
        Assert.Equal("41", _kernel.Show("kept"));
    }

    [Fact]
    public void An_interrupt_between_blocks_does_nothing()
    {
        _kernel.Run("var x = 1;").Well();
        _kernel.Interrupt();
        Assert.Equal("1", _kernel.Show("x"));
    }

    private Ran Interrupted(string code, Action interrupt)
    {
        var id = _kernel.Begin(code);
        return _kernel.End(id, reply =>
        {
            if ((string?)reply["is"] == "display")
                interrupt();
        });
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
