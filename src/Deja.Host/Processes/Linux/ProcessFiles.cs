using System.Globalization;
using System.Text;
using Deja.Host.Proc;

namespace Deja.Host.Processes.Linux;

/// <summary>What <c>/proc/PID</c> tells of a process (proc(5)).</summary>
internal static class ProcessFiles
{
    // The fields of stat behind the name, of which the state is the first: proc(5) counts them from 3.
    private const int StateField = 0;
    private const int ParentField = 4 - 3;
    private const int StartField = 22 - 3;

    /// <summary>Null when it has ended, also when it did so while it was read.</summary>
    public static RunningProcess? Read(int pid)
    {
        if (ProcFolder.OfProcess(pid) is not { } folder) return null;
        using (folder) return Read(folder, pid);
    }

    /// <inheritdoc cref="Read(int)"/>
    public static RunningProcess? Read(ProcFolder folder, int pid)
    {
        if (Stat(folder) is not var (own, fields) || fields.Length <= StartField) return null;
        var command = CommandOf(folder.Read("cmdline") ?? []);
        var birth = long.Parse(fields[StartField], CultureInfo.InvariantCulture);
        return new RunningProcess(pid, ProcessName.Of(own, folder.Link("exe"), command))
        {
            Command = command,
            Folder = folder.Link("cwd"),
            User = UserOf(folder),
            Started = BootClock.TimeOf(birth),
            Parent = int.Parse(fields[ParentField], CultureInfo.InvariantCulture),
            IsStopped = fields[StateField] is "T" or "t",
            Birth = birth,
        };
    }

    /// <summary>Whether it has ended: it is gone, another one has its number, or only its exit code waits to be asked for.</summary>
    public static bool HasEnded(RunningProcess process)
    {
        if (ProcFolder.OfProcess(process.Id) is not { } folder) return true;
        using (folder)
        {
            return Stat(folder) is not var (_, fields) || fields.Length <= StartField || fields[StateField] is "Z" or "X" || fields[StartField] != process.Birth.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What is between zero bytes. Programs that give themselves a title leave many of them behind it.</summary>
    internal static IReadOnlyList<string> CommandOf(ReadOnlySpan<byte> file)
    {
        var text = Encoding.UTF8.GetString(file).TrimEnd('\0');
        return text.Length == 0 ? [] : text.Split('\0');
    }

    /// <summary>The name, which may hold blanks and brackets, and the fields behind its last bracket; null when there is nothing to read.</summary>
    internal static (string Name, string[] Fields)? Split(string stat)
    {
        var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
        return open < 0 || close < open ? null : (stat[(open + 1)..close], stat[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static (string Name, string[] Fields)? Stat(ProcFolder folder) => folder.Read("stat") is { } stat ? Split(Encoding.UTF8.GetString(stat)) : null;

    // "Uid:" has the real, the effective, the saved and the file system's number; the effective one decides what it may do.
    private static SystemUser? UserOf(ProcFolder folder)
    {
        var status = Encoding.UTF8.GetString(folder.Read("status") ?? []);
        var line = status.IndexOf("\nUid:", StringComparison.Ordinal);
        if (line < 0) return null;
        var numbers = status[(line + 5)..].Split(['\t', ' ', '\n'], 4, StringSplitOptions.RemoveEmptyEntries);
        return numbers.Length > 1 && uint.TryParse(numbers[1], CultureInfo.InvariantCulture, out var number) ? UnixUsers.Of(number) : null;
    }
}
