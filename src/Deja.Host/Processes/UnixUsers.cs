using System.Runtime.InteropServices;

namespace Deja.Host.Processes;

/// <summary>The users of Linux and macOS, with names from wherever the system keeps them: a file, a directory server.</summary>
internal static unsafe partial class UnixUsers
{
    private static readonly Dictionary<uint, SystemUser> Known = [];

    public static SystemUser Of(uint number)
    {
        lock (Known)
        {
            if (Known.TryGetValue(number, out var user)) return user;

            // Answers in memory of its own, which the next call overwrites; the name is the first field of struct passwd everywhere (getpwuid(3)).
            var entry = GetPasswordEntry(number);
            return Known[number] = new SystemUser(number, entry is null ? null : Marshal.PtrToStringUTF8((nint)(*entry)));
        }
    }

    [LibraryImport("libc", EntryPoint = "getpwuid")]
    private static partial byte** GetPasswordEntry(uint number);
}
