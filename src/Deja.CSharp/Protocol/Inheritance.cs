using System.Runtime.InteropServices;

namespace Deja.CSharp.Protocol;

/// <summary>Keeps children of blocks from getting a descriptor.</summary>
internal static partial class Inheritance
{
    private const int SetDescriptorFlags = 2; // F_SETFD, alike on Linux and macOS
    private const int CloseOnExec = 1;
    private const uint Inherit = 1; // HANDLE_FLAG_INHERIT

    /// <summary>Says that this process alone has it. A child that held the replies open would keep Deja waiting for their end.</summary>
    public static void Stop(nint handle)
    {
        if (OperatingSystem.IsWindows())
            _ = SetHandleInformation(handle, Inherit, 0);
        else
            _ = ControlDescriptor((int)handle, SetDescriptorFlags, CloseOnExec);
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ControlDescriptor(int descriptor, int command, int value);

    [LibraryImport("kernel32", EntryPoint = "SetHandleInformation")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetHandleInformation(nint handle, uint mask, uint flags);
}
