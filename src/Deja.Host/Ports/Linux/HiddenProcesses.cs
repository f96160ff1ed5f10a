namespace Deja.Host.Ports.Linux;

/// <summary>Whether <c>/proc</c> leaves out the processes of others, as it does where it is mounted with hidepid (proc(5)).</summary>
internal static class HiddenProcesses
{
    private const int MountPoint = 4;

    /// <summary>Never so for root.</summary>
    public static bool AreHidden { get; } = !Environment.IsPrivilegedProcess && File.Exists("/proc/self/mountinfo") && AreHiddenBy(File.ReadLines("/proc/self/mountinfo"));

    internal static bool AreHiddenBy(IEnumerable<string> mounts) => mounts.Any(m => m.Split(' ') is var fields && fields.Length > MountPoint && fields[MountPoint] == "/proc" && Hides(fields[^1]));

    // The option is a number in older kernels and a word in newer ones; 1 (noaccess) names the processes, and then their files refuse.
    private static bool Hides(string options) => options.Split(',').Any(o => o.StartsWith("hidepid=", StringComparison.Ordinal) && o["hidepid=".Length..] is not ("0" or "off" or "1" or "noaccess"));
}
