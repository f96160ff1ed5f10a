using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Deja.Recall.Index;

/// <summary>Writes notes and the terms of their entries by two prepared statements of SQLite's own, which take UTF-8 as it is.</summary>
internal sealed class TermRows : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _terms;
    private readonly sqlite3_stmt _notes;

    public TermRows(SqliteConnection connection, long next)
    {
        _database = connection.Handle!;
        Next = next;
        _terms = Prepare("INSERT INTO terms(rowid, t) VALUES(?, ?)");
        _notes = Prepare("INSERT INTO notes(id, entries, folder, name, length, stamp) VALUES(?, ?, ?, ?, ?, ?)");
    }

    /// <summary>The row that the next note's first entry gets.</summary>
    public long Next { get; private set; }

    public void Add(NoteTerms note)
    {
        _ = raw.sqlite3_bind_int64(_notes, 1, Next);
        _ = raw.sqlite3_bind_int64(_notes, 2, note.EntryCount);
        _ = raw.sqlite3_bind_int64(_notes, 3, note.Folder);
        _ = raw.sqlite3_bind_text(_notes, 4, Encoding.UTF8.GetBytes(note.File.Name));
        _ = raw.sqlite3_bind_int64(_notes, 5, note.File.Length);

        // A stamp that may yet hide a change is kept as one that never matches.
        _ = raw.sqlite3_bind_int64(_notes, 6, note.File.IsFresh ? ~note.File.Stamp : note.File.Stamp);
        Step(_notes);
        for (var i = 0; i < note.EntryCount; i++)
        {
            _ = raw.sqlite3_bind_int64(_terms, 1, Next + i);
            _ = raw.sqlite3_bind_text(_terms, 2, note.Entry(i));
            Step(_terms);
        }

        // A file without entries (no text) keeps a row of its own, so that it is not read again until it changes.
        Next += Math.Max(1, note.EntryCount);
    }

    public void Dispose()
    {
        _terms.Dispose();
        _notes.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out var statement), _database);
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(result, _database);
        _ = raw.sqlite3_reset(statement);
    }
}
