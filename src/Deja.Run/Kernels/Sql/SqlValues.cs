using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Deja.Run.Kernels.Sql;

/// <summary>Tables as values: a list of objects, one a row.</summary>
internal static class SqlValues
{
    public static string Read(SqliteConnection connection, string name)
    {
        if (raw.sqlite3_prepare_v2(connection.Handle!, $"SELECT * FROM {Quoted(name)}", out var statement) != raw.SQLITE_OK) throw new SqlBlockException($"there is no table or view '{name}'", null);
        using (statement)
        {
            var columns = Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(i => JsonEncodedText.Encode(raw.sqlite3_column_name(statement, i).utf8_to_string())).ToList();
            var rows = new List<string>();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) rows.Add($"{{{string.Join(',', columns.Select((c, i) => $"\"{c}\":{SqlCell.Of(statement, i).Json}"))}}}");
            return $"[{string.Join(',', rows)}]";
        }
    }

    /// <summary>Makes a table anew: of a list of objects with their keys as columns, of anything else with one column named <c>value</c>.</summary>
    public static void Write(SqliteConnection connection, string name, JsonElement value)
    {
        var rows = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        var columns = rows.Where(r => r.ValueKind == JsonValueKind.Object).SelectMany(r => r.EnumerateObject().Select(p => p.Name)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (columns.Count == 0) columns.Add("value");
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"DROP TABLE IF EXISTS {Quoted(name)}");
        Execute(connection, $"CREATE TABLE {Quoted(name)} ({string.Join(", ", columns.Select(Quoted))})");
        foreach (var row in rows)
        {
            var cells = columns.Select(c => row.ValueKind != JsonValueKind.Object ? row : row.TryGetProperty(c, out var cell) ? cell : default);
            Execute(connection, $"INSERT INTO {Quoted(name)} VALUES ({string.Join(", ", columns.Select((_, i) => $"@{i}"))})", [.. cells.Select(Plain)]);
        }

        transaction.Commit();
    }

    private static object Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => DBNull.Value,
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        _ => value.GetRawText(),
    };

    private static void Execute(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names can't be parameters; they are quoted.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"@{i}", values[i]);
        command.ExecuteNonQuery();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
