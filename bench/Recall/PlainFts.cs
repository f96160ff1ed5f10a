using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Deja.Bench.Recall;

/// <summary>What SQLite's full-text search reaches by itself: each note a row, unicode61, BM25, an OR of the words of the last 30 lines.</summary>
internal sealed partial class PlainFts : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public PlainFts(string folder)
    {
        _connection.Open();
        Run("CREATE VIRTUAL TABLE notes USING fts5(name UNINDEXED, body)");
        using var transaction = _connection.BeginTransaction();
        foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        {
            Run("INSERT INTO notes VALUES($1, $2)", Path.GetRelativePath(folder, file), File.ReadAllText(file));
        }

        transaction.Commit();
    }

    /// <summary>The five best notes and the first one's score, more being better.</summary>
    public (List<string> Names, double Score) Ask(string text)
    {
        var words = string.Join('\n', text.Split('\n').TakeLast(30));
        var query = string.Join(" OR ", Word().Matches(words).Select(m => $"\"{m.Value}\"").Distinct().Take(300));
        if (query.Length == 0) return ([], 0);
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name, -bm25(notes) FROM notes WHERE notes MATCH $1 ORDER BY bm25(notes) LIMIT 5";
        command.Parameters.AddWithValue("$1", query);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        var score = 0.0;
        while (reader.Read())
        {
            if (names.Count == 0) score = reader.GetDouble(1);
            names.Add(reader.GetString(0));
        }

        return (names, score);
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql, params string[] values)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i]);
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
