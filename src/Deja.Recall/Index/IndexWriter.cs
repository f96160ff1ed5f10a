using System.Threading.Channels;
using Deja.Notes;
using Deja.Notes.Folders;
using Deja.Recall.Tokens;
using Microsoft.Data.Sqlite;

namespace Deja.Recall.Index;

/// <summary>
/// Brings an index up to date in one transaction. Folders whose fingerprint is unchanged are passed over; in the others each note's length and
/// stamp are compared, and only what differs is read. Notes are read and cut into terms by several threads and written by one, in a fixed order.
/// </summary>
internal sealed class IndexWriter(SqliteConnection connection, Notebook notebook)
{
    private const int BatchSize = 48;

    /// <summary>How many batches may wait for the writer: enough to keep the readers busy, little enough to keep memory small.</summary>
    private const int Waiting = 4;

    /// <summary>How many problems are told; an index from elsewhere may claim endlessly many.</summary>
    private const int MostProblems = 10_000;

    public IndexUpdate Update(IReadOnlyList<FolderListing> listings, IProgress<IndexProgress>? progress)
    {
        var skipped = listings.SelectMany(l => l.Skipped);
        if (IsCurrent(listings)) return new IndexUpdate(0, 0, [.. skipped, .. Problems()]);

        // Another process may be doing the same: it is waited for, and then little or nothing is left to do.
        using var transaction = connection.BeginTransaction(deferred: false);
        var known = KnownFolders();
        var work = new List<(long Folder, string Path, NoteFile File)>();
        var removed = 0;
        foreach (var listing in listings.OrderBy(l => l.Path, StringComparer.Ordinal))
        {
            if (known.Remove(listing.Path, out var folder) && folder.Fingerprint == listing.Fingerprint) continue;
            removed += Compare(listing, FolderId(listing, folder.Id), work);
        }

        foreach (var (path, folder) in known)
        {
            removed += Remove(folder.Id);
            Run("DELETE FROM folders WHERE path=$1", path);
        }

        Write(work, progress);
        transaction.Commit();
        if (work.Count > 2_000) IndexFile.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return new IndexUpdate(work.Count, removed, [.. skipped, .. Problems()]);
    }

    /// <summary>What is wrong with the notes as they are indexed, also with those that were read long ago.</summary>
    private List<NoteProblem> Problems()
    {
        var problems = new List<NoteProblem>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT f.path, n.name, p.line, p.message FROM problems p JOIN notes n ON n.id = p.note JOIN folders f ON f.id = n.folder ORDER BY f.path, n.name LIMIT $1";
        command.Parameters.AddWithValue("$1", MostProblems);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (folder, name) = (reader.GetString(0), reader.GetString(1));
            problems.Add(new NoteProblem(folder.Length == 0 ? name : $"{folder}/{name}", (int)reader.GetInt64(2), reader.GetString(3)));
        }

        return problems;
    }

    private bool IsCurrent(IReadOnlyList<FolderListing> listings)
    {
        var known = KnownFolders();
        return known.Count == listings.Count && listings.All(l => known.TryGetValue(l.Path, out var f) && f.Fingerprint == l.Fingerprint);
    }

    private Dictionary<string, (long Id, long Fingerprint)> KnownFolders()
    {
        var known = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT path, id, fingerprint FROM folders";
        using var reader = command.ExecuteReader();
        while (reader.Read()) known[reader.GetString(0)] = (reader.GetInt64(1), reader.GetInt64(2));
        return known;
    }

    private long FolderId(FolderListing listing, long id)
    {
        // A note written in this very moment may be written again within the clock's tick: such a folder is looked at again next time.
        var fingerprint = listing.Files().Any(f => f.IsFresh) ? ~listing.Fingerprint : listing.Fingerprint;
        if (id != 0) Run("UPDATE folders SET fingerprint=$1 WHERE id=$2", fingerprint, id);
        else id = Run("INSERT INTO folders(path, fingerprint) VALUES($1, $2) RETURNING id", listing.Path, fingerprint);
        return id;
    }

    /// <summary>Removes what is gone or changed and adds what is to be read; returns how many notes are gone.</summary>
    private int Compare(FolderListing listing, long folder, List<(long Folder, string Path, NoteFile File)> work)
    {
        var notes = NotesOf(folder);
        foreach (var file in listing.Files().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (notes.Remove(file.Name, out var note))
            {
                if (note.Length == file.Length && note.Stamp == file.Stamp) continue;
                RemoveNote(note.Id, note.Entries);
            }

            work.Add((folder, listing.PathOf(file.Name), file));
        }

        foreach (var gone in notes.Values) RemoveNote(gone.Id, gone.Entries);
        return notes.Count;
    }

    private Dictionary<string, (long Id, long Entries, long Length, long Stamp)> NotesOf(long folder)
    {
        var notes = new Dictionary<string, (long, long, long, long)>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, id, entries, length, stamp FROM notes WHERE folder=$1";
        command.Parameters.AddWithValue("$1", folder);
        using var reader = command.ExecuteReader();
        while (reader.Read()) notes[reader.GetString(0)] = (reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
        return notes;
    }

    private int Remove(long folder)
    {
        var notes = NotesOf(folder);
        foreach (var note in notes.Values) RemoveNote(note.Id, note.Entries);
        return notes.Count;
    }

    private void RemoveNote(long id, long entries)
    {
        // In one statement: how many entries there are is what the file says, and a hostile one says endlessly many.
        Run("DELETE FROM terms WHERE rowid BETWEEN $1 AND $2", id, id + entries - 1);
        Run("DELETE FROM notes WHERE id=$1", id);
        Run("DELETE FROM problems WHERE note=$1", id);
        Run("UPDATE totals SET entries = entries - $1", entries);
    }

    private void Write(List<(long Folder, string Path, NoteFile File)> work, IProgress<IndexProgress>? progress)
    {
        var batches = Channel.CreateBounded<Task<NoteTerms[]>>(Waiting);
        var reading = Task.Run(async () =>
        {
            foreach (var batch in work.Chunk(BatchSize)) await batches.Writer.WriteAsync(Task.Run(() => ReadBatch(batch)));
            batches.Writer.Complete();
        });

        using var rows = new TermRows(connection, IndexFile.Scalar(connection, "SELECT next FROM totals"));
        var done = 0;
        var entries = 0L;
        while (batches.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batches.Reader.TryRead(out var batch))
            {
                foreach (var note in batch.GetAwaiter().GetResult())
                {
                    if (note.Problem is { } problem) Run("INSERT INTO problems(note, line, message) VALUES($1, $2, $3)", rows.Next, problem.Line, problem.Message);
                    rows.Add(note);
                    entries += note.EntryCount;
                    done++;
                }

                progress?.Report(new IndexProgress(done, work.Count));
            }
        }

        reading.GetAwaiter().GetResult();
        Run("UPDATE totals SET entries = entries + $1, next = $2", entries, rows.Next);
    }

    private NoteTerms[] ReadBatch((long Folder, string Path, NoteFile File)[] batch)
    {
        var terms = new TermSet();
        return [.. batch.Select(b => NoteTerms.Read(notebook, b.Path, b.Folder, b.File, terms))];
    }

    private long Run(string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants; values are bound.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i + 1}"), values[i]);
        return command.ExecuteScalar() is long id ? id : 0;
    }
}
