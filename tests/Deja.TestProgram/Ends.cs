using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace Deja.TestProgram;

/// <summary>Modes about how a process ends.</summary>
internal static partial class Ends
{
    /// <summary>Says <c>ready</c>, and at a signal its name; ends with code 7 at the first. A second one within the tenth of a second after it is told too.</summary>
    public static int WaitForSignal()
    {
        using var output = Console.OpenStandardOutput();
        using var got = new SemaphoreSlim(0);
        var registrations = ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT]).Select(s => PosixSignalRegistration.Create(s, context =>
        {
            context.Cancel = true;
            Output.Write(output, $"got {context.Signal}\n");
            got.Release();
        })).ToList();
        Output.Write(output, "ready\n");
        got.Wait();
        got.Wait(100);
        registrations.ForEach(r => r.Dispose());
        return 7;
    }

    /// <summary>Ends by a signal as the system delivers it, not by .NET's handler of it.</summary>
    public static int Raise(int signal)
    {
        _ = SetHandler(signal, 0);
        _ = Kill(Environment.ProcessId, signal);
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
