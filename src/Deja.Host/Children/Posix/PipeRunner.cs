using System.Runtime.InteropServices;

namespace Deja.Host.Children.Posix;

/// <summary>Runs a child on two pipes, on Linux and macOS.</summary>
internal sealed class PipeRunner : IChildRunner
{
    public ChildEnd Run(ChildCommand command, ChildBytes bytes)
    {
        if (CommandPath.Find(command.Name, out var problem) is not { } file) return problem!;
        using var relay = new SignalRelay(sharesTerminal: true);
        using var output = ChildPipe.Make();
        using var error = ChildPipe.Make();
        using var alive = ChildPipe.Make();
        var failed = Start(file, command, output, error, out var pid);
        if (failed is not null) return failed;
        relay.PassTo(signal => Signals.Send(pid, signal));
        output.CloseWriteEnd();
        error.CloseWriteEnd();

        ChildEnd? end = null;
        var waiter = new Thread(() =>
        {
            end = Spawn.Wait(pid).End;
            relay.Stop();
            alive.CloseWriteEnd();
        }) { IsBackground = true, Name = "child's end" };
        waiter.Start();
        new OutputPump(output, error, alive, bytes).Run();
        waiter.Join();
        return end! with { IsInterrupted = relay.HasTaken };
    }

    private static ChildEnd? Start(string file, ChildCommand command, ChildPipe output, ChildPipe error, out int pid)
    {
        // Where both go to the same place, they share a pipe, so that what the child wrote comes in the order in which it wrote.
        var errorEnd = Descriptors.AreSame(1, 2) ? output.WriteEnd : error.WriteEnd;
        return StartProgram(new SpawnPlan(file, [command.Name, .. command.Arguments]) { Streams = [(output.WriteEnd, 1), (errorEnd, 2)] }, out pid);
    }

    /// <summary>Starts a program, or by sh a script without "#!" as every shell does; null when that went well, else why not.</summary>
    internal static ChildEnd? StartProgram(SpawnPlan plan, out int pid)
    {
        var failure = Spawn.Start(plan, out pid);
        if (failure == Spawn.NotAProgram) failure = Spawn.Start(plan with { File = "/bin/sh", Arguments = ["sh", plan.File, .. plan.Arguments.Skip(1)] }, out pid);
        return Refused(plan.File, failure);
    }

    /// <summary>What posix_spawn's error means; null for none.</summary>
    internal static ChildEnd? Refused(string file, int error) => error switch
    {
        0 => null,
        Spawn.NotFound => ChildEnd.NotFound($"'{file}' can't be run: the program on its first line (after #!), or its loader, was not found"),
        _ => ChildEnd.NotExecutable($"'{file}' can't be run: {Marshal.GetPInvokeErrorMessage(error)}"),
    };
}
