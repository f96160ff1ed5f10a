using System.Runtime.InteropServices;

namespace Deja.Host.Children.Posix;

/// <summary>Runs a child on two pipes, on Linux and macOS.</summary>
internal sealed class PipeRunner : IChildRunner
{
    public ChildEnd Run(ChildCommand command, ChildBytes bytes)
    {
        if (CommandPath.Find(command.Name, out var problem) is not { } file) return problem!;
        using var relay = new SignalRelay();
        using var output = ChildPipe.Make();
        using var error = ChildPipe.Make();
        using var alive = ChildPipe.Make();
        var failed = Start(file, command, output, error, out var pid);
        if (failed is not null) return failed;
        relay.PassTo(pid);
        output.CloseWriteEnd();
        error.CloseWriteEnd();

        ChildEnd? end = null;
        var waiter = new Thread(() =>
        {
            var (code, signal) = Spawn.Wait(pid);
            relay.Stop();
            end = new ChildEnd(code) { Signal = signal };
            alive.CloseWriteEnd();
        }) { IsBackground = true, Name = "child's end" };
        waiter.Start();
        new OutputPump(output, error, alive, bytes).Run();
        waiter.Join();
        return end! with { IsInterrupted = relay.HasTaken };
    }

    private static ChildEnd? Start(string file, ChildCommand command, ChildPipe output, ChildPipe error, out int pid)
    {
        var failure = Spawn.Start(file, [command.Name, .. command.Arguments], output.WriteEnd, error.WriteEnd, out pid);

        // A script without "#!" is run by sh, as every shell does.
        if (failure == Spawn.NotAProgram) failure = Spawn.Start("/bin/sh", ["sh", file, .. command.Arguments], output.WriteEnd, error.WriteEnd, out pid);
        return failure switch
        {
            0 => null,
            Spawn.NotFound => ChildEnd.NotFound($"'{file}' can't be run: the program on its first line (after #!), or its loader, was not found"),
            _ => ChildEnd.NotExecutable($"'{file}' can't be run: {Marshal.GetPInvokeErrorMessage(failure)}"),
        };
    }
}
