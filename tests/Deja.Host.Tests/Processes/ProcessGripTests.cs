using System.Diagnostics;
using Deja.Host.Processes;
using Deja.Host.Processes.Linux;
using Deja.Host.Processes.Windows;
using Deja.Host.Tests.Ports;

namespace Deja.Host.Tests.Processes;

/// <summary>Each way to hold a process, on the system at hand.</summary>
public sealed class ProcessGripTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ProcessGripTests() => Skip.UnlessLinux();

    [Theory]
    [InlineData("descriptor", 143)]
    [InlineData("signal", 143)]
    [InlineData("handle", 137)]
    public async Task It_is_asked_and_its_end_awaited(string way, int code)
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        using var grip = Take(way, server.Id)!;
        Assert.False(grip.AwaitEnd(TimeSpan.FromMilliseconds(50)));
        grip.Ask();
        Assert.True(grip.AwaitEnd(Patience));
        Assert.Equal(code, (await server.Finish()).ExitCode);
    }

    [Theory]
    [InlineData("descriptor")]
    [InlineData("signal")]
    [InlineData("handle")]
    public async Task It_can_be_forced_and_then_nothing_more_is_sent(string way)
    {
        await using var server = await PortProgram.Start("stubborn", "127.0.0.1");
        using var grip = Take(way, server.Id)!;
        grip.Force();
        Assert.True(grip.AwaitEnd(Patience));
        Assert.Equal(137, (await server.Finish()).ExitCode);
        grip.Ask();
        grip.Force();
    }

    [Theory]
    [InlineData("descriptor")]
    [InlineData("signal")]
    [InlineData("handle")]
    public async Task One_that_has_the_number_only_is_not_taken(string way)
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        Assert.Null(Take(way, server.Id, older: 1));
        Assert.Equal(0, (await server.Finish()).ExitCode);
    }

    private static ProcessGrip? Take(string way, int pid, long older = 0)
    {
        var process = ProcessFiles.Read(pid)!;
        using var held = Process.GetProcessById(pid);
        return way switch
        {
            "descriptor" when !PidFdGrip.IsUsable => throw new InvalidOperationException("this kernel has no descriptors of processes"),
            "descriptor" => PidFdGrip.Take(process with { Birth = process.Birth - older }),
            "signal" => SignalGrip.Take(process with { Birth = process.Birth - older }, ProcessFiles.HasEnded),
            _ => HandleGrip.Take(process with { Birth = held.StartTime.ToFileTimeUtc() - older }),
        };
    }
}
