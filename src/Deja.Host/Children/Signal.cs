using System.Globalization;
using Deja.Host.Children.Posix;

namespace Deja.Host.Children;

/// <summary>A signal that ended a process.</summary>
/// <param name="Number">As this system numbers it.</param>
public readonly record struct Signal(int Number)
{
    // From signal(7) of Linux on x86 and arm, and from <sys/signal.h> of macOS; the first stands for number 1.
    private const string LinuxNames = "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS";
    private const string MacNames = "HUP INT QUIT ILL TRAP ABRT EMT FPE KILL BUS SEGV SYS PIPE ALRM TERM URG STOP TSTP CONT CHLD TTIN TTOU IO XCPU XFSZ VTALRM PROF WINCH INFO USR1 USR2";

    private static readonly string[] Names = (OperatingSystem.IsMacOS() ? MacNames : LinuxNames).Split(' ');

    /// <summary>SIGPIPE, the end of whoever writes to a pipe without reader; .NET ignores it, so that it has to be raised.</summary>
    public static Signal ClosedPipe { get; } = new(13);

    /// <summary>As in <c>SIGSEGV</c>; <c>signal 34</c> for one without a name.</summary>
    public string Name => Number >= 1 && Number <= Names.Length ? $"SIG{Names[Number - 1]}" : string.Create(CultureInfo.InvariantCulture, $"signal {Number}");

    /// <summary>For people: <c>killed by SIGSEGV (segmentation fault)</c>.</summary>
    public string Told => Meaning is { } meaning ? $"killed by {Name} ({meaning})" : $"killed by {Name}";

    private string? Meaning => Name switch
    {
        "SIGHUP" => "its terminal went away",
        "SIGINT" => "interrupted",
        "SIGQUIT" => "quit",
        "SIGILL" => "illegal instruction",
        "SIGABRT" => "it aborted itself",
        "SIGBUS" => "bad memory access",
        "SIGFPE" => "arithmetic error",
        "SIGKILL" => "by force; the system does so when memory runs out",
        "SIGSEGV" => "segmentation fault",
        "SIGPIPE" => "the reader of its output went away",
        "SIGTERM" => "asked to end",
        "SIGXCPU" => "its limit of processor time was reached",
        "SIGXFSZ" => "its limit of file size was reached",
        "SIGSYS" => "forbidden system call",
        _ => null,
    };

    /// <summary>What a shell prints when a signal ends a command in the foreground, as bash has it; null where it prints nothing.</summary>
    public string? ShellWords => Name switch
    {
        "SIGILL" => "Illegal instruction",
        "SIGTRAP" => "Trace/breakpoint trap",
        "SIGABRT" => "Aborted",
        "SIGBUS" => "Bus error",
        "SIGFPE" => "Floating point exception",
        "SIGKILL" => "Killed",
        "SIGSEGV" => "Segmentation fault",
        "SIGXCPU" => "CPU time limit exceeded",
        "SIGXFSZ" => "File size limit exceeded",
        "SIGSYS" => "Bad system call",
        _ => null,
    };

    /// <summary>
    /// Ends this process by the same signal, without a core file of its own, so that a shell sees what it would have seen: it tells of a segmentation
    /// fault, and a loop stops at Ctrl-C only when the command died of SIGINT and goes on at any exit code (www.cons.org/cracauer/sigint.html).
    /// Returns on Windows, and where the signal ends no process; then exit with the code.
    /// </summary>
    public void EndThisProcess()
    {
        if (!OperatingSystem.IsWindows()) Signals.RaiseDefault(Number);
    }
}
