using System.Buffers.Text;
using System.Text;

namespace Deja.Host.Proc;

/// <summary>
/// An open folder of <c>/proc</c>. One that belongs to a process stays that process's: when it ends and another one gets its number, reading
/// here gives nothing rather than the other's.
/// </summary>
internal readonly struct ProcFolder : IDisposable
{
    private const int LongestLink = 4096;

    private ProcFolder(int descriptor) => Descriptor = descriptor;

    public int Descriptor { get; }

    /// <summary>A process's folder; null when it has ended or is hidden (hidepid, proc(5)).</summary>
    public static ProcFolder? OfProcess(int pid) => Open(ProcCalls.CurrentFolder, $"/proc/{pid}");

    /// <summary>A path relative to an open folder; null when it can't be opened.</summary>
    public static ProcFolder? Open(int folder, string path) => Open(folder, path, out _);

    /// <param name="folder">An open folder, or <see cref="ProcCalls.CurrentFolder"/>.</param>
    /// <param name="path">From there.</param>
    /// <param name="error">Why it can't be opened, by the system's number; 0 when it was.</param>
    public static ProcFolder? Open(int folder, string path, out int error)
    {
        var descriptor = ProcCalls.Open(folder, ZeroEnded(path));
        error = Math.Max(0, -descriptor);
        return descriptor < 0 ? null : new ProcFolder(descriptor);
    }

    /// <summary>The processes that <c>/proc</c> shows, by number; threads are not among them.</summary>
    public static List<int> Processes()
    {
        var pids = new List<int>(256);
        if (Open(ProcCalls.CurrentFolder, "/proc") is not { } proc) return pids;
        using (proc)
        {
            var buffer = new byte[32 * 1024];
            for (int got; (got = ProcCalls.List(proc.Descriptor, buffer)) > 0;)
            {
                for (var at = 0; at < got;)
                {
                    var name = ProcCalls.NextName(buffer.AsSpan(0, got), ref at);
                    if (Utf8Parser.TryParse(name, out int pid, out var used) && used == name.Length) pids.Add(pid);
                }
            }
        }

        return pids;
    }

    /// <summary>A file's bytes; null when it can't be read or its process has ended.</summary>
    public byte[]? Read(string name)
    {
        var file = ProcCalls.Open(Descriptor, ZeroEnded(name));
        if (file < 0) return null;
        try
        {
            var bytes = new byte[4096];
            var length = 0;
            for (int got; (got = ProcCalls.Read(file, bytes.AsSpan(length))) != 0; length += got)
            {
                if (got < 0) return null;
                if (length + got == bytes.Length) Array.Resize(ref bytes, bytes.Length * 4);
            }

            return bytes[..length];
        }
        finally
        {
            _ = ProcCalls.Close(file);
        }
    }

    /// <summary>Where a link leads; null when that may not be known or its process has ended.</summary>
    public string? Link(string name) => Link(Descriptor, name);

    /// <inheritdoc cref="Link(string)"/>
    /// <param name="folder">An open folder, or <see cref="ProcCalls.CurrentFolder"/>.</param>
    /// <param name="path">From there.</param>
    public static string? Link(int folder, string path)
    {
        Span<byte> target = stackalloc byte[LongestLink];
        return ProcCalls.ReadLink(folder, ZeroEnded(path), target) is > 0 and var length ? Encoding.UTF8.GetString(target[..length]) : null;
    }

    public void Dispose() => _ = ProcCalls.Close(Descriptor);

    private static byte[] ZeroEnded(string path) => Encoding.UTF8.GetBytes(path + '\0');
}
