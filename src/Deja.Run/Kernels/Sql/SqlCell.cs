using System.Globalization;
using System.Text.Json;
using SQLitePCL;

namespace Deja.Run.Kernels.Sql;

/// <summary>A value of a row.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Json">As JSON.</param>
/// <param name="IsNumber">Whether it stands to the right.</param>
internal sealed record SqlCell(string Text, string Json, bool IsNumber)
{
    public static SqlCell Of(sqlite3_stmt statement, int column)
    {
        switch (raw.sqlite3_column_type(statement, column))
        {
            case raw.SQLITE_INTEGER:
                var whole = raw.sqlite3_column_int64(statement, column).ToString(CultureInfo.InvariantCulture);
                return new SqlCell(whole, whole, true);
            case raw.SQLITE_FLOAT:
                var number = raw.sqlite3_column_double(statement, column);
                var text = number.ToString("R", CultureInfo.InvariantCulture);
                if (double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal)) text += ".0";
                return new SqlCell(text, double.IsFinite(number) ? text : "null", true);
            case raw.SQLITE_NULL:
                return new SqlCell("NULL", "null", false);
            case raw.SQLITE_BLOB:
                var bytes = raw.sqlite3_column_blob(statement, column);
                return new SqlCell($"x'{Convert.ToHexStringLower(bytes[..Math.Min(16, bytes.Length)])}{(bytes.Length > 16 ? $"…' ({bytes.Length} bytes)" : "'")}", $"\"{Convert.ToBase64String(bytes)}\"", false);
            default:
                var value = raw.sqlite3_column_text(statement, column).utf8_to_string();
                return new SqlCell(value, $"\"{JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"", false);
        }
    }
}
