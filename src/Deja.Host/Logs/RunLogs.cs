using System.Globalization;
using System.Text.Json;
using Deja.Host.Files;
using Deja.Host.Folders;

namespace Deja.Host.Logs;

/// <summary>The folder of run logs: for each run <c>time-process.log</c> and, written last, <c>time-process.json</c>.</summary>
/// <param name="folders">The user's.</param>
public sealed class RunLogs(UserFolders folders)
{
    internal const string LogEnding = ".log";
    internal const string RecordEnding = ".json";
    internal const string PartEnding = ".part";

    private const int MostRuns = 20;
    private const long MostBytes = 50 * 1024 * 1024;

    /// <summary>A log this long untouched was left by a process that was killed; other machines that share the home may still write theirs.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(2);

    /// <exception cref="HostException">There is no home folder.</exception>
    public string Folder => Path.Combine(folders.State, "runs");

    /// <summary>The runs that are over, the one that ended last first, with those whose Deja was killed; records that can't be read are passed over.</summary>
    /// <exception cref="HostException">There is no home folder.</exception>
    public IReadOnlyList<PastRun> Past()
    {
        TakeInAbandoned(Folder);
        return [.. from file in Files(Folder)
                   where file.Extension == RecordEnding
                   let record = Read(file.FullName)
                   where record is not null
                   orderby record.Started.AddMilliseconds(record.Duration) descending, file.Name descending
                   select new PastRun(record, Path.ChangeExtension(file.FullName, LogEnding))];
    }

    /// <summary>A name for a run's files, without ending; names sort as times do.</summary>
    internal static string NameOf(DateTimeOffset started) =>
        string.Create(CultureInfo.InvariantCulture, $"{started.UtcDateTime:yyyyMMdd'T'HHmmss'.'fff'Z'}-{Environment.ProcessId}");

    /// <summary>Takes in the logs of runs whose Deja was killed: as far as they came, with a record that says so.</summary>
    internal static void TakeInAbandoned(string folder)
    {
        foreach (var part in Files(folder).Where(f => f.Name.EndsWith(RecordEnding + PartEnding, StringComparison.Ordinal)))
        {
            var path = part.FullName[..^(RecordEnding + PartEnding).Length];
            var log = path + LogEnding;
            if (Read(part.FullName)?.Machine != Environment.MachineName || IsHeld(log + PartEnding)) continue;
            try
            {
                File.Move(log + PartEnding, log);
                part.MoveTo(path + RecordEnding);
            }
            catch (Exception e) when (Refusal.Is(e))
            {
                // Another process was quicker.
            }
        }
    }

    // Who writes a log holds a lock on it (flock on Linux and macOS), which the system takes away when it dies.
    private static bool IsHeld(string log)
    {
        try
        {
            using var free = new FileStream(log, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            return false;
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            return true;
        }
    }

    /// <summary>Deletes what is too old or too much.</summary>
    /// <param name="folder">Of the runs.</param>
    /// <param name="now">In UTC.</param>
    /// <param name="finished">The name of the run that has just ended: it stays however large it is, and however many began and ended while it ran.</param>
    internal static void Rotate(string folder, DateTime now, string finished)
    {
        var runs = 0;
        var bytes = 0L;
        foreach (var run in Files(folder).Where(f => f.Extension is LogEnding or RecordEnding)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f.Name)).OrderByDescending(g => g.Key == finished).ThenByDescending(g => g.Key, StringComparer.Ordinal))
        {
            bytes += run.Sum(f => f.Length);
            if (++runs == 1 || (runs <= MostRuns && bytes <= MostBytes)) continue;
            foreach (var file in run) Delete(file);
        }

        foreach (var file in Files(folder).Where(f => f.Extension == PartEnding && now - f.LastWriteTimeUtc > Abandoned)) Delete(file);
    }

    private static FileInfo[] Files(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFiles();
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            return [];
        }
    }

    // Another process may be rotating too.
    private static void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            // It is tried again at the next run.
        }
    }

    private static RunRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunRecordJson.Readable.RunRecord);
        }
        catch (Exception e) when (Refusal.Is(e) || e is JsonException)
        {
            return null;
        }
    }
}
