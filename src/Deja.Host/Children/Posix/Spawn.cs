using System.Runtime.InteropServices;

namespace Deja.Host.Children.Posix;

/// <summary>
/// Starts a program by posix_spawn. .NET's own Process would leave SIGPIPE ignored in the child, tell a kill as an exit code, and set the
/// terminal back when the child ends, undoing what it was run for (<c>stty</c>, <c>reset</c>).
/// </summary>
internal static unsafe partial class Spawn
{
    public const int NotFound = 2;
    public const int NotAProgram = 8;

    // More than any C library's posix_spawnattr_t (336 bytes in glibc), posix_spawn_file_actions_t (80) and sigset_t (128).
    private const int StructSize = 1024;

    private const short SetSignalDefaults = 0x04;
    private const int PipeSignal = 13;

    /// <summary>Starts a program in this process's folder, environment and group.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">The first is the name it is told.</param>
    /// <param name="output">The descriptor that becomes its standard output.</param>
    /// <param name="error">The descriptor that becomes its standard error.</param>
    /// <param name="pid">Its process number.</param>
    /// <returns>0, or the error's number.</returns>
    public static int Start(string file, IReadOnlyList<string> arguments, int output, int error, out int pid)
    {
        byte* attributes = stackalloc byte[StructSize], actions = stackalloc byte[StructSize], defaults = stackalloc byte[StructSize];
        var strings = new byte*[arguments.Count + 1];
        try
        {
            for (var i = 0; i < arguments.Count; i++) strings[i] = (byte*)Marshal.StringToCoTaskMemUTF8(arguments[i]);
            _ = InitializeAttributes(attributes);
            _ = InitializeActions(actions);
            _ = AddDup2(actions, output, 1);
            _ = AddDup2(actions, error, 2);

            // .NET ignores SIGPIPE in this process, and what is ignored stays so across exec: "yes | head" would never end quietly.
            _ = EmptySet(defaults);
            _ = AddToSet(defaults, PipeSignal);
            _ = SetDefaults(attributes, defaults);
            _ = SetFlags(attributes, SetSignalDefaults);
            fixed (byte** argv = strings) return SpawnCall(out pid, file, actions, attributes, argv, Surroundings());
        }
        finally
        {
            _ = DestroyActions(actions);
            _ = DestroyAttributes(attributes);
            foreach (var text in strings) Marshal.FreeCoTaskMem((nint)text);
        }
    }

    /// <summary>Waits for a child's end.</summary>
    /// <returns>Its exit code, or the signal that ended it.</returns>
    public static (int ExitCode, Signal? Signal) Wait(int pid)
    {
        int status;
        while (WaitCall(pid, out status, 0) < 0)
        {
            // Only when whoever started us set SIGCHLD to be ignored: the system then keeps no exit codes.
            if (Marshal.GetLastPInvokeError() != 4) return (0, null);
        }

        var signal = status & 0x7F;
        return signal == 0 ? ((status >> 8) & 0xFF, null) : (128 + signal, new Signal(signal));
    }

    // The environment's own bytes: .NET's copy of it has lost those that are not UTF-8.
    private static byte** Surroundings() => OperatingSystem.IsMacOS()
        ? *MacEnvironment()
        : *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ");

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SpawnCall(out int pid, string path, byte* actions, byte* attributes, byte** argv, byte** envp);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int InitializeActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int AddDup2(byte* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int DestroyActions(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int InitializeAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int SetFlags(byte* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int SetDefaults(byte* attributes, byte* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int DestroyAttributes(byte* attributes);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int EmptySet(byte* signals);

    [LibraryImport("libc", EntryPoint = "sigaddset")]
    private static partial int AddToSet(byte* signals, int signal);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitCall(int pid, out int status, int options);

    [LibraryImport("libSystem", EntryPoint = "_NSGetEnviron")]
    private static partial byte*** MacEnvironment();
}
