using System.Runtime.InteropServices;

namespace Deja.Host.Tees.Posix;

/// <summary>What Linux can do with pipes beyond reading and writing them.</summary>
internal static partial class Pipes
{
    // F_SETPIPE_SZ and F_GETPIPE_SZ of fcntl(2).
    private const int SetSize = 1031;
    private const int GetSize = 1032;

    /// <summary>tee(2): puts what waits in one pipe into another as well; waits while the one is empty or the other full.</summary>
    /// <returns>How many bytes; 0 with an error's number, and also where another process was quicker at one of the pipes.</returns>
    public static int Duplicate(int from, int to, int most, out int error)
    {
        var count = (int)TeeCall(from, to, (nuint)most, 0);
        error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
        return Math.Max(0, count);
    }

    /// <summary>Makes a pipe hold more; does nothing to what is none, and where the user has no more to ask for.</summary>
    public static void Widen(int descriptor, int size)
    {
        if (Control(descriptor, GetSize, 0) is var now && now > 0 && now < size) _ = Control(descriptor, SetSize, size);
    }

    [LibraryImport("libc", EntryPoint = "tee", SetLastError = true)]
    private static partial nint TeeCall(int from, int to, nuint length, uint flags);

    // Variadic in C, which on Linux is called like any other.
    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);
}
