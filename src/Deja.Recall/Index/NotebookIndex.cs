using Deja.Notes;
using Deja.Recall.Watch;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Deja.Recall.Index;

/// <summary>
/// The index of one notebook: for each entry the set of its terms, in SQLite's FTS5. It holds no text and no positions (detail=none), so it is a
/// seventh of the notes' size and quick to make; what a query wants beyond "which entries have these terms" is read from the notes themselves.
/// It is disposable: whatever is wrong with it, it is made anew from the notes.
/// </summary>
public sealed class NotebookIndex : IDisposable
{
    private const long CountedExactly = 256;

    private readonly string _file;
    private SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _queries = new(StringComparer.Ordinal);
    private long? _entryCount;
    private bool _isReading;
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    private NotebookIndex(Notebook notebook, string file)
    {
        Notebook = notebook;
        _file = file;
        _connection = Guarded(() => IndexFile.Open(file));
    }

    /// <summary>The notebook that is indexed.</summary>
    public Notebook Notebook { get; }

    /// <summary>How many entries there are.</summary>
    public long EntryCount => _entryCount ??= Repairing(() => IndexFile.Scalar(_connection, "SELECT entries FROM totals"));

    /// <summary>How often it was found damaged and made anew. Rows asked for before stand for nothing after.</summary>
    internal int Repairs { get; private set; }

    /// <summary>The folder in which what Deja knows of a notebook is kept, made where it is not there: the notebook's own cache, else one in the user's.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="userCache">The user's cache folder for Deja.</param>
    /// <exception cref="IOException">Neither can be made.</exception>
    public static string CacheFolderOf(Notebook notebook, string userCache) => Path.GetDirectoryName(IndexFile.Locate(notebook, userCache))!;

    /// <summary>Opens a notebook's index, or makes an empty one; <see cref="Update"/> fills it.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="userCache">The user's cache folder for Deja, used where the notebook can't be written.</param>
    /// <exception cref="IndexException">The file can be neither opened nor made.</exception>
    public static NotebookIndex Open(Notebook notebook, string userCache)
    {
        try
        {
            return new NotebookIndex(notebook, IndexFile.Locate(notebook, userCache));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IndexException(userCache, $"no place for the index of {notebook.Root}: neither its .deja/cache nor {userCache} can be written ({e.Message})", e);
        }
    }

    /// <summary>Brings the index up to date: by asking the watcher if one runs, else by looking at every note's times and reading those that changed.</summary>
    /// <exception cref="IndexException">The index can't be written.</exception>
    public IndexUpdate Update(IProgress<IndexProgress>? progress = null)
    {
        using var watcher = WatchSign.In(Folder);
        return watcher.Ask() ? IndexUpdate.Nothing : UpdateByScan(progress);
    }

    /// <summary>The folder that the index lies in.</summary>
    internal string Folder => Path.GetDirectoryName(_file)!;

    internal IndexUpdate UpdateByScan(IProgress<IndexProgress>? progress = null)
    {
        var listings = Notebook.Scan();
        _counts.Clear();
        _entryCount = null;
        return Repairing(() =>
        {
            EndReading();
            return new IndexWriter(_connection, Notebook).Update(listings, progress);
        });
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>
    /// How many entries have a term: exactly up to a bound, beyond it as many as there would be if the rest of the notebook were like its beginning.
    /// Counting a very common word to the end would take longer than the search.
    /// </summary>
    internal long Count(string term)
    {
        if (_counts.TryGetValue(term, out var known)) return known;
        return _counts[term] = Repairing(() =>
        {
            using var reader = Query("SELECT count(*), max(rowid), (SELECT next FROM totals) FROM (SELECT rowid FROM terms WHERE terms MATCH $1 LIMIT $2)", Terms.One(term), CountedExactly).ExecuteReader();
            if (!reader.Read() || reader.GetInt64(0) is not (> 0 and var count)) return 0;
            return count < CountedExactly ? count : Math.Min(EntryCount, count * reader.GetInt64(2) / reader.GetInt64(1));
        });
    }

    /// <summary>The rows that an FTS5 expression matches, those of later notes first.</summary>
    internal List<long> Rows(string expression, int limit) => Repairing(() =>
    {
        var rows = new List<long>();
        using var reader = Query("SELECT rowid FROM terms WHERE terms MATCH $1 ORDER BY rowid DESC LIMIT $2", expression, limit).ExecuteReader();
        while (reader.Read()) rows.Add(reader.GetInt64(0));
        return rows;
    });

    /// <summary>The entry of a row; null when the note has just been removed.</summary>
    internal EntryRef? Entry(long row) => Repairing(() =>
    {
        using var reader = Query("SELECT n.id, n.entries, f.path, n.name FROM notes n JOIN folders f ON f.id = n.folder WHERE n.id <= $1 ORDER BY n.id DESC LIMIT $2", row, 1).ExecuteReader();
        if (!reader.Read() || row >= reader.GetInt64(0) + reader.GetInt64(1)) return (EntryRef?)null;
        var (folder, name) = (reader.GetString(2), reader.GetString(3));
        var path = folder.Length == 0 ? name : $"{folder}/{name}";

        // The index may come with a notebook from elsewhere; it must not name a file outside.
        return path.Split('/').Any(p => p is "" or "." or "..") ? null : new EntryRef(path, (int)(row - reader.GetInt64(0)), (int)reader.GetInt64(1));
    });

    /// <summary>A statement with its two values, compiled once: a log asks for a hundred words.</summary>
    private SqliteCommand Query(string sql, object value, long limit)
    {
        if (!_isReading)
        {
            // One snapshot for all that is asked: each statement by itself would take and give back its locks.
            IndexFile.Execute(_connection, "BEGIN");
            _isReading = true;
        }

        if (!_queries.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class; values are bound.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Parameters.AddWithValue("$1", value);
            command.Parameters.AddWithValue("$2", limit);
            _queries[sql] = command;
        }

        command.Parameters[0].Value = value;
        command.Parameters[1].Value = limit;
        return command;
    }

    private void EndReading()
    {
        if (_isReading) IndexFile.Execute(_connection, "END");
        _isReading = false;
    }

    private void Close()
    {
        // Disposing a connection rolls back what is open.
        _isReading = false;
        foreach (var query in _queries.Values) query.Dispose();
        _queries.Clear();
        _connection.Dispose();
    }

    private T Repairing<T>(Func<T> work)
    {
        try
        {
            return Guarded(work);
        }
        catch (SqliteException e) when (IndexFile.IsDamage(e))
        {
            Close();
            Repairs++;
            return Guarded(() =>
            {
                IndexFile.Delete(_file);
                _connection = IndexFile.Open(_file);
                new IndexWriter(_connection, Notebook).Update(Notebook.Scan(), null);
                return work();
            });
        }
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (!IndexFile.IsDamage(e))
        {
            var why = e.SqliteErrorCode switch
            {
                raw.SQLITE_FULL => "the disk is full",
                raw.SQLITE_BUSY => "another process has held it for a minute",
                _ => e.Message,
            };
            throw new IndexException(_file, $"the index {_file} can't be used: {why}", e);
        }
    }
}
