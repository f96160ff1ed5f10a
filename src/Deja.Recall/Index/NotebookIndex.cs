using Deja.Notes;
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
    private readonly string _file;
    private SqliteConnection _connection;
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
    public long EntryCount => Repairing(() => IndexFile.Scalar(_connection, "SELECT entries FROM totals"));

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

    /// <summary>Looks at every note's times and reads those that changed.</summary>
    /// <exception cref="IndexException">The index can't be written.</exception>
    public IndexUpdate Update(IProgress<IndexProgress>? progress = null)
    {
        var listings = Notebook.Scan();
        _counts.Clear();
        return Repairing(() => new IndexWriter(_connection, Notebook).Update(listings, progress));
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>How many entries have a term.</summary>
    internal long Count(string term)
    {
        if (_counts.TryGetValue(term, out var known)) return known;
        return _counts[term] = Repairing(() =>
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT doc FROM temp.vocabulary WHERE term=$1";
            command.Parameters.AddWithValue("$1", term);
            return command.ExecuteScalar() is long count ? count : 0;
        });
    }

    /// <summary>The rows that an FTS5 expression matches, those of later notes first.</summary>
    internal List<long> Rows(string expression, int limit) => Repairing(() =>
    {
        var rows = new List<long>();
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM terms WHERE terms MATCH $1 ORDER BY rowid DESC LIMIT $2";
        command.Parameters.AddWithValue("$1", expression);
        command.Parameters.AddWithValue("$2", limit);
        using var reader = command.ExecuteReader();
        while (reader.Read()) rows.Add(reader.GetInt64(0));
        return rows;
    });

    /// <summary>The entry of a row; null when the note has just been removed.</summary>
    internal EntryRef? Entry(long row) => Repairing(() =>
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT n.id, n.entries, f.path, n.name FROM notes n JOIN folders f ON f.id = n.folder WHERE n.id <= $1 ORDER BY n.id DESC LIMIT 1";
        command.Parameters.AddWithValue("$1", row);
        using var reader = command.ExecuteReader();
        if (!reader.Read() || row >= reader.GetInt64(0) + reader.GetInt64(1)) return (EntryRef?)null;
        var (folder, name) = (reader.GetString(2), reader.GetString(3));
        var path = folder.Length == 0 ? name : $"{folder}/{name}";

        // The index may come with a notebook from elsewhere; it must not name a file outside.
        return path.Split('/').Any(p => p is "" or "." or "..") ? null : new EntryRef(path, (int)(row - reader.GetInt64(0)), (int)reader.GetInt64(1));
    });

    private T Repairing<T>(Func<T> work)
    {
        try
        {
            return Guarded(work);
        }
        catch (SqliteException e) when (IndexFile.IsDamage(e))
        {
            _connection.Dispose();
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
