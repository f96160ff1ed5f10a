using System.Runtime.InteropServices;

namespace Deja.Host.Tees.Posix;

/// <summary>Opening and closing.</summary>
internal static partial class FileDescriptors
{
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const int ReadOnly = 0;

    /// <summary>
    /// Whether a standard stream came from whoever started this process. What it was started without (<c>&lt;&amp;-</c>), .NET may have opened a file of
    /// its own under the number of; it marks all of its own to be closed at exec, and nothing that came through exec can have that mark.
    /// </summary>
    public static bool IsInherited(int descriptor) => Flags(descriptor, GetFlags) is var flags && flags >= 0 && (flags & CloseOnExec) == 0;

    /// <summary>Takes the numbers of missing standard streams, so that no file gets one of them and then what is said on standard error.</summary>
    public static void PlugStandard()
    {
        int plug;
        do
        {
            plug = OpenCall("/dev/null", ReadOnly);
        }
        while (plug is >= 0 and <= 2);
        if (plug > 2) _ = CloseCall(plug);
    }

    /// <summary>Opens a file by fopen(3), as tee(1) does: with the rights 0666 less the umask, and with O_APPEND or O_TRUNC, which .NET's own streams don't pass on.</summary>
    /// <returns>-1 with an error's number.</returns>
    public static int Open(string path, bool isAppending, out int error)
    {
        // The small structure around the descriptor stays: to free it would close that too.
        var file = OpenFile(path, isAppending ? "a" : "w");
        error = file == 0 ? Marshal.GetLastPInvokeError() : 0;
        return file == 0 ? -1 : NumberOf(file);
    }

    /// <returns>0, or the error's number.</returns>
    public static int Close(int descriptor) => CloseCall(descriptor) == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Flags(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenCall(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fopen", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenFile(string path, string mode);

    [LibraryImport("libc", EntryPoint = "fileno")]
    private static partial int NumberOf(nint file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseCall(int descriptor);
}
