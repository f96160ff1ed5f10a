using Deja.Host;
using Deja.Host.Files;
using Deja.Notes;
using Deja.Notes.Records;

namespace Deja.Run.Checks;

/// <summary>
/// The records of a notebook while it is checked: what is known is read once, and what is new is put into the file as it is by then, so that two checks at
/// once, or a git pull between, lose nothing.
/// </summary>
/// <param name="notebook">The notebook.</param>
internal sealed class RecordFile(Notebook notebook)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<CheckRecord> _set = [];
    private readonly List<Func<CheckRecord, bool>> _gone = [];

    /// <summary>As they were when the check began.</summary>
    public CheckRecords Known { get; } = CheckRecords.Of(notebook);

    /// <summary>Takes the result of a block.</summary>
    public void Set(CheckRecord record)
    {
        lock (_lock) _set.Add(record);
    }

    /// <summary>Forgets what a condition holds for: blocks that are no more.</summary>
    public void Forget(Func<CheckRecord, bool> isGone)
    {
        lock (_lock) _gone.Add(isGone);
    }

    /// <summary>Writes down what is new; the file is replaced whole, or left as it was when nothing is.</summary>
    /// <exception cref="HostException">It can't be written.</exception>
    public void Save()
    {
        lock (_lock)
        {
            if (_set.Count == 0 && !Known.All.Any(r => _gone.Exists(g => g(r)))) return;
            using var mine = LockFile();
            var records = CheckRecords.Of(notebook);
            foreach (var record in records.All.Where(r => _gone.Exists(g => g(r))).ToList()) records.Remove(record);
            foreach (var record in _set) records.Set(record);
            var path = Path.Combine(notebook.Root, CheckRecords.File);
            var text = records.Write();
            if (!File.Exists(path) || File.ReadAllText(path) != text) WholeFile.Replace(path, text);
            _set.Clear();
        }
    }

    private FileStream LockFile()
    {
        var cache = DataFolder.Cache(notebook);
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(cache, "checks.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                // Another check writes its records, which takes milliseconds.
                Thread.Sleep(20);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new HostException($"can't write the records of '{notebook.Root}': {e.Message}", e);
            }
        }
    }
}
