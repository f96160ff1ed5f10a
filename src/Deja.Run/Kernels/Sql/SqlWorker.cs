using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace Deja.Run.Kernels.Sql;

/// <summary>The process that runs SQL blocks on one database: Deja's own program, started again.</summary>
public sealed class SqlWorker : IDisposable
{
    /// <summary>The first argument by which Deja's program is started as this.</summary>
    public const string Word = "(sql)";

    private readonly SqliteConnection _connection;
    private readonly Stream _replies;
    private volatile bool _isInterrupted;

    private SqlWorker(string database, Stream replies)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString);
        _replies = replies;
    }

    /// <summary>Runs what it is asked for until nobody asks any more.</summary>
    /// <param name="arguments">The database's file, and the numbers of the descriptors of requests and replies.</param>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var database, var from, var to] || !int.TryParse(from, CultureInfo.InvariantCulture, out var requests) || !int.TryParse(to, CultureInfo.InvariantCulture, out var replies))
        {
            Console.Error.WriteLine($"'{Word}' is how deja starts itself for SQL blocks; it does nothing by hand");
            return 2;
        }

        using var asked = new SafeFileHandle(requests, ownsHandle: true);
        using var told = new SafeFileHandle(replies, ownsHandle: true);
        using var input = new StreamReader(new FileStream(asked, FileAccess.Read, 1));
        using var worker = new SqlWorker(database, new FileStream(told, FileAccess.Write, 0));
        worker.Serve(input);
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _replies.Dispose();
    }

    private void Serve(StreamReader requests)
    {
        using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            _isInterrupted = true;
            SQLitePCL.raw.sqlite3_interrupt(_connection.Handle!);
        });
        var problem = Open();
        Reply(w =>
        {
            w.WriteString("is", "ready");
            w.WriteStartObject("versions");
            w.WriteString("sqlite", SQLitePCL.raw.sqlite3_libversion().utf8_to_string());
            w.WriteEndObject();
        });
        while (requests.ReadLine() is { } line)
        {
            using var request = JsonDocument.Parse(line);
            if (request.RootElement.TryGetProperty("id", out var id)) Handle(request.RootElement, id.GetInt32(), problem);
        }
    }

    private string? Open()
    {
        try
        {
            _connection.Open();
            return null;
        }
        catch (SqliteException e)
        {
            return $"the database '{_connection.DataSource}' can't be opened: {e.Message}";
        }
    }

    private void Handle(JsonElement request, int id, string? problem)
    {
        _isInterrupted = false;
        try
        {
            if (problem is not null) throw new SqlBlockException(problem, null);
            switch (request.GetProperty("do").GetString())
            {
                case "run":
                    var line = request.GetProperty("line").GetInt32();
                    if (new SqlScript(_connection).Run(request.GetProperty("code").GetString()!, line, () => _isInterrupted) is { } table) Show(id, table);
                    Done(id, _ => { });
                    break;
                case "get":
                    var value = SqlValues.Read(_connection, request.GetProperty("name").GetString()!);
                    Done(id, w =>
                    {
                        w.WriteStartObject("answer");
                        w.WriteString("mime", "application/json");
                        w.WritePropertyName("data");
                        w.WriteRawValue(value);
                        w.WriteEndObject();
                    });
                    break;
                case "set":
                    SqlValues.Write(_connection, request.GetProperty("name").GetString()!, request.GetProperty("value").GetProperty("data"));
                    Done(id, _ => { });
                    break;
                default:
                    throw new SqlBlockException("SQL blocks can't be asked that", null);
            }
        }
        catch (SqliteException e)
        {
            Failed(id, e.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT ? "interrupted" : "error", new SqlBlockException(SqlScript.Told(e), null));
        }
        catch (SqlBlockException e)
        {
            Failed(id, _isInterrupted ? "interrupted" : "error", e);
        }
    }

    private void Show(int id, SqlTable table) => Reply(w =>
    {
        w.WriteString("is", "display");
        w.WriteNumber("id", id);
        w.WriteStartObject("data");
        w.WriteString("text/plain", table.Text());
        w.WriteString("text/html", table.Html());
        w.WriteEndObject();
    });

    private void Done(int id, Action<Utf8JsonWriter> more) => Reply(w =>
    {
        w.WriteString("is", "done");
        w.WriteNumber("id", id);
        w.WriteString("status", "ok");
        more(w);
    });

    private void Failed(int id, string status, SqlBlockException error) => Reply(w =>
    {
        w.WriteString("is", "done");
        w.WriteNumber("id", id);
        w.WriteString("status", status);
        w.WriteStartObject("error");
        w.WriteString("message", error.Message);
        if (error.Line is { } line) w.WriteNumber("line", line);
        w.WriteEndObject();
    });

    private void Reply(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        _replies.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
