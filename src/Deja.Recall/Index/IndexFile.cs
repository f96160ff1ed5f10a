using Deja.Notes;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Deja.Recall.Index;

/// <summary>Where an index lies, and how it is opened, made and thrown away.</summary>
internal static class IndexFile
{
    /// <summary>Raised whenever tables, the tokenizer or what is read of a note change: an index of another version is made anew.</summary>
    private const int Version = 4;

    /// <summary>SQLite's primary result codes for a file that is damaged or none of its own (sqlite.org/rescode.html).</summary>
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int Error = 1;

    /// <summary>What SQLite makes of one file.</summary>
    private static readonly string[] Parts = ["", "-wal", "-shm", "-journal"];

    private const string Schema = """
        CREATE TABLE folders(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, fingerprint INTEGER NOT NULL);
        -- A note's id is the row of its first entry in terms; its entries follow in order.
        CREATE TABLE notes(id INTEGER PRIMARY KEY, entries INTEGER NOT NULL, folder INTEGER NOT NULL, name TEXT NOT NULL, length INTEGER NOT NULL, stamp INTEGER NOT NULL);
        CREATE INDEX notes_by_folder ON notes(folder);
        CREATE TABLE problems(note INTEGER PRIMARY KEY, line INTEGER NOT NULL, message TEXT NOT NULL);
        CREATE TABLE totals(entries INTEGER NOT NULL, next INTEGER NOT NULL);
        INSERT INTO totals VALUES(0, 1);
        CREATE VIRTUAL TABLE terms USING fts5(t, content='', contentless_delete=1, detail=none, tokenize='ascii');
        INSERT INTO terms(terms, rank) VALUES('hashsize', 16777216);
        """;

    /// <summary>
    /// The file for a notebook: in its own <c>.deja/cache</c>, or in the user's cache where that can't be written. So, too, when the folder holds the
    /// user's home and is not marked as a notebook: a <c>.deja</c> there would make all folders of the user parts of one notebook.
    /// </summary>
    public static string Locate(Notebook notebook, string userCache)
    {
        var own = Path.Combine(notebook.Root, Notebook.DataFolder, "cache");
        if (HoldsHome(notebook.Root) && !Notebook.IsRoot(notebook.Root)) return InUserCache(notebook, userCache);
        try
        {
            MakeOwn(own);
            return Path.Combine(own, "index.db");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return InUserCache(notebook, userCache);
        }
    }

    private static string InUserCache(Notebook notebook, string userCache)
    {
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(notebook.Root)))[..16];
        var folder = Path.Combine(userCache, "index", name);

        // What the notebook's own folder may hide from others, its index must not show them.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Path.Combine(folder, "index.db");
    }

    private static bool HoldsHome(string root)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0 && Path.GetRelativePath(root, home) is var path && (path == "." || !(path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path)));
    }

    /// <summary>Opens the file with its tables there, made anew when they are missing, damaged or of another version.</summary>
    public static SqliteConnection Open(string file)
    {
        // A link in a notebook from elsewhere must not lead the index out of it. SQLite follows none beside the file, but gives up at them.
        foreach (var part in Parts)
        {
            if (new FileInfo(file + part).LinkTarget is not null) File.Delete(file + part);
        }

        try
        {
            return OpenChecked(file);
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            Delete(file);
            return OpenChecked(file);
        }
    }

    /// <summary>Whether the file is broken, or has our version's number on tables that are not ours ("no such table", "no such column").</summary>
    public static bool IsDamage(SqliteException e) =>
        e.SqliteErrorCode is Corrupt or NotADatabase || (e.SqliteErrorCode == Error && e.Message.Contains("no such ", StringComparison.Ordinal));

    public static void Delete(string file)
    {
        SqliteConnection.ClearAllPools();
        foreach (var part in Parts) File.Delete(file + part);
    }

    private static void MakeOwn(string folder)
    {
        // Neither may the folders lead out of the notebook: what is written into them would land anywhere.
        if (IsLink(Path.GetDirectoryName(folder)!) || IsLink(folder)) throw new IOException($"'{folder}' leads elsewhere by a link");
        var ignore = Path.Combine(folder, ".gitignore");
        if (!Path.Exists(ignore))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(ignore, "*\n");
        }

        // Access rules say no only when something is tried; a database is opened for writing beside its journal.
        using var probe = new FileStream(Path.Combine(folder, $".probe-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    private static SqliteConnection OpenChecked(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 60 }.ToString());
        try
        {
            connection.Open();

            // The file may come with a notebook from elsewhere: no function or table of its schema's is trusted, and none of its triggers and views is run.
            _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, out _);
            _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_VIEW, 0, out _);
            Execute(connection, "PRAGMA busy_timeout=60000; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY");
            var version = Scalar(connection, "PRAGMA user_version");
            if (version != Version) version = Make(connection);
            if (version != Version)
            {
                connection.Dispose();
                Delete(file);
                return OpenChecked(file);
            }

            Execute(connection, "PRAGMA synchronous=NORMAL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes the tables where another process has not just done so; returns the version then found.</summary>
    private static long Make(SqliteConnection connection)
    {
        Execute(connection, "PRAGMA journal_mode=WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = Scalar(connection, "PRAGMA user_version");
        if (version == Version) return version;
        if (version != 0 || Scalar(connection, "SELECT count(*) FROM sqlite_master") > 0) return -1;
        Execute(connection, Schema);
        Execute(connection, $"PRAGMA user_version={Version}");
        transaction.Commit();
        return Version;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text passed here is a constant of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>One number, which a whole index has.</summary>
    public static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text passed here is a constant of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() as long? ?? throw new SqliteException($"no row for: {sql}", Corrupt);
    }
}
