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

    /// <summary>The runs that are over, newest first; records that can't be read are passed over.</summary>
    /// <exception cref="HostException">There is no home folder.</exception>
    public IEnumerable<PastRun> Past() =>
        from file in Files(Folder)
        where file.Extension == RecordEnding
        orderby file.Name descending
        let record = Read(file.FullName)
        where record is not null
        select new PastRun(record, Path.ChangeExtension(file.FullName, LogEnding));

    /// <summary>A name for a run's files, without ending; names sort as times do.</summary>
    internal static string NameOf(DateTimeOffset started) =>
        string.Create(CultureInfo.InvariantCulture, $"{started.UtcDateTime:yyyyMMdd'T'HHmmss'.'fff'Z'}-{Environment.ProcessId}");

    /// <summary>Deletes what is too old or too much; the newest run stays however large it is.</summary>
    internal static void Rotate(string folder, DateTime now)
    {
        var runs = 0;
        var bytes = 0L;
        foreach (var run in Files(folder).Where(f => f.Extension is LogEnding or RecordEnding)
            .GroupBy(f => Path.GetFileNameWithoutExtension(f.Name)).OrderByDescending(g => g.Key, StringComparer.Ordinal))
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
