using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Deja.Run.Kernels.Sql;

/// <summary>Runs a block's statements one after the other; the rows of the last one that has any are what it shows.</summary>
internal sealed partial class SqlScript(SqliteConnection connection)
{
    /// <summary>So many rows are shown; the rest is counted.</summary>
    public const int MostRows = 1_000;

    /// <param name="code">The block.</param>
    /// <param name="line">The line of the note on which it begins.</param>
    /// <param name="isInterrupted">Asked between statements.</param>
    public SqlTable? Run(string code, int line, Func<bool> isInterrupted)
    {
        SqlTable? table = null;
        for (var at = 0; at < code.Length;)
        {
            var start = at;
            while (start < code.Length && (char.IsWhiteSpace(code[start]) || code[start] == ';')) start++;
            if (start == code.Length) break;
            var statementLine = line + code.AsSpan(0, start).Count('\n');
            if (code[start] == '.') throw new SqlBlockException($"'{code[start..].Split('\n')[0].Trim()}' is a command of the program sqlite3, not SQL; the tables are told by: SELECT name FROM sqlite_schema", statementLine);
            if (isInterrupted()) throw new SqlBlockException("interrupted", statementLine);
            at = start + One(code[start..], statementLine, ref table);
        }

        return table;
    }

    /// <summary>SQLite's own words, without the library's around them.</summary>
    public static string Told(SqliteException e)
    {
        var (from, to) = (e.Message.IndexOf('\'', StringComparison.Ordinal), e.Message.LastIndexOf('\''));
        return from >= 0 && to > from ? e.Message[(from + 1)..to] : e.Message;
    }

    /// <summary>How many lines down what a message names stands first: SQLite tells the word, and only later versions the place.</summary>
    private static int Place(string code, string message)
    {
        var word = Named().Match(message).Groups["word"].Value;
        var at = word.Length > 0 ? code.IndexOf(word, StringComparison.OrdinalIgnoreCase) : -1;
        return at < 0 ? 0 : code.AsSpan(0, at).Count('\n');
    }

    [GeneratedRegex("""^near "(?<word>.+?)":|^no such [a-z ]+: (?:\w+\.)?(?<word>\S+)""")]
    private static partial Regex Named();

    /// <summary>Runs the first statement of a text.</summary>
    /// <returns>How many characters it has.</returns>
    private int One(string code, int line, ref SqlTable? table)
    {
        var handle = connection.Handle!;
        if (raw.sqlite3_prepare_v2(handle, code, out var statement, out var tail) != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(handle).utf8_to_string();
            throw new SqlBlockException(message, line + Place(code, message));
        }

        using (statement)
        {
            if (statement is null || statement.IsInvalid) return code.Length - tail.Length;
            var columns = Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(i => raw.sqlite3_column_name(statement, i).utf8_to_string()).ToList();
            var rows = new List<IReadOnlyList<SqlCell>>();
            var count = 0L;
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                if (++count <= MostRows) rows.Add([.. Enumerable.Range(0, columns.Count).Select(i => SqlCell.Of(statement, i))]);
            }

            if (result != raw.SQLITE_DONE) throw new SqlBlockException(raw.sqlite3_errmsg(handle).utf8_to_string(), line);
            if (columns.Count > 0) table = new SqlTable(columns, rows, count);
        }

        return code.Length - tail.Length;
    }
}
