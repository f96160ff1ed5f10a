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

    /// <summary>ENOSYS of Linux, where it stands for a C library that can't start a program in another folder.</summary>
    public const int NotSupported = 38;

    // WUNTRACED of <sys/wait.h>.
    private const int Untraced = 2;

    // More than any C library's posix_spawnattr_t (336 bytes in glibc), posix_spawn_file_actions_t (80) and sigset_t (128).
    private const int StructSize = 1024;

    // The flags of <spawn.h>; only that for a new session differs on macOS.
    private const short SetGroup = 0x02;
    private const short SetSignalDefaults = 0x04;
    private static readonly short NewSession = (short)(OperatingSystem.IsMacOS() ? 0x0400 : 0x80);

    private const int PipeSignal = 13;
    private const int ReadWrite = 2;

    /// <summary>Starts a program.</summary>
    /// <param name="plan">What and how.</param>
    /// <param name="pid">Its process number.</param>
    /// <returns>0, or the error's number.</returns>
    public static int Start(SpawnPlan plan, out int pid)
    {
        byte* attributes = stackalloc byte[StructSize], actions = stackalloc byte[StructSize], defaults = stackalloc byte[StructSize];
        pid = 0;
        var strings = new byte*[plan.Arguments.Count + 1];
        using var environment = SpawnEnvironment.Of(Surroundings(), plan.Environment);
        try
        {
            for (var i = 0; i < plan.Arguments.Count; i++) strings[i] = (byte*)Marshal.StringToCoTaskMemUTF8(plan.Arguments[i]);
            _ = InitializeAttributes(attributes);
            _ = InitializeActions(actions);
            var flags = SetSignalDefaults;
            if (plan.Terminal is { } terminal)
            {
                flags |= NewSession;
                _ = AddOpen(actions, terminal.Descriptor, terminal.Path, ReadWrite, 0);
            }

            if (plan.IsApart) flags |= NewSession;
            if (plan.Folder is { } folder && !AddFolder(actions, folder)) return NotSupported;
            if (plan.HasNoInput) _ = AddOpen(actions, 0, "/dev/null", 0, 0);
            if (plan.Foreground >= 0)
            {
                flags |= SetGroup;
                AddForeground(actions, plan.Foreground);
            }

            foreach (var (from, to) in plan.Streams) _ = AddDup2(actions, from, to);
            foreach (var descriptor in plan.Closed) _ = AddClose(actions, descriptor);
            if (plan.ClosedFrom is { } first) AddClosing(actions, first);

            // .NET ignores SIGPIPE in this process, and what is ignored stays so across exec: "yes | head" would never end quietly.
            _ = EmptySet(defaults);
            _ = AddToSet(defaults, PipeSignal);
            _ = SetDefaults(attributes, defaults);
            _ = SetFlags(attributes, flags);
            fixed (byte** argv = strings) return SpawnCall(out pid, plan.File, actions, attributes, argv, environment.Pointer);
        }
        finally
        {
            _ = DestroyActions(actions);
            _ = DestroyAttributes(attributes);
            foreach (var text in strings) Marshal.FreeCoTaskMem((nint)text);
        }
    }

    /// <summary>Waits for a child's end, or also for its being stopped.</summary>
    /// <param name="pid">The child.</param>
    /// <param name="tellsStops">Whether to return when it is stopped (SIGTSTP).</param>
    public static WaitStatus Wait(int pid, bool tellsStops = false)
    {
        int status;
        while (WaitCall(pid, out status, tellsStops ? Untraced : 0) < 0)
        {
            // Only when whoever started us set SIGCHLD to be ignored: the system then keeps no exit codes.
            if (Marshal.GetLastPInvokeError() != 4) return new WaitStatus(0);
        }

        return new WaitStatus(status);
    }

    // A C library from before glibc 2.35 does not have it; then who starts the child hands the foreground on right after.
    private static void AddForeground(byte* actions, int terminal)
    {
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addtcsetpgrp_np", out var add)) _ = ((delegate* unmanaged<byte*, int, int>)add)(actions, terminal);
    }

    // In glibc from 2.29 on, in musl from 1.1.24, in macOS from 10.15.
    private static bool AddFolder(byte* actions, string folder)
    {
        if (!NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addchdir_np", out var add)) return false;
        var path = (byte*)Marshal.StringToCoTaskMemUTF8(folder);
        var result = ((delegate* unmanaged<byte*, byte*, int>)add)(actions, path);
        Marshal.FreeCoTaskMem((nint)path);
        return result == 0;
    }

    // In glibc from 2.34 on; elsewhere what this process was given open by others stays open in its children.
    private static void AddClosing(byte* actions, int first)
    {
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addclosefrom_np", out var add)) _ = ((delegate* unmanaged<byte*, int, int>)add)(actions, first);
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

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int AddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclose")]
    private static partial int AddClose(byte* actions, int descriptor);

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
