using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Deja.CSharp.Sessions;

namespace Deja.CSharp.Formatting;

/// <summary>Values as JSON, as other languages' kernels read them: numbers, text, lists, tables as a list of rows.</summary>
internal static class JsonValue
{
    private const int Deepest = 24;

    /// <summary>The JSON of a value.</summary>
    /// <exception cref="FaultException">It is nested too deep, or in itself.</exception>
    public static string Write(object? value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            Write(json, value, 0);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Text that is JSON already.</summary>
    /// <exception cref="JsonException">It isn't.</exception>
    public static string Checked(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetRawText();
    }

    private static void Write(Utf8JsonWriter json, object? value, int depth)
    {
        if (depth > Deepest)
            throw new FaultException($"A value that is nested more than {Deepest} deep, or holds itself, can't be written as JSON.");
        if (Simple(json, value))
            return;
        if (DataFrames.Is(value!))
            Rows(json, DataFrames.Read(value!, int.MaxValue), depth);
        else if (value is IDictionary dictionary)
            Object(json, Pairs.Of(dictionary).Select(e => (Convert.ToString(e.Key, CultureInfo.InvariantCulture) ?? "", e.Value)), depth);
        else if (value is Array { Rank: 2 } matrix)
            List(json, Enumerable.Range(0, matrix.GetLength(0)).Select(r => Enumerable.Range(0, matrix.GetLength(1)).Select(c => matrix.GetValue(r, c)).ToArray()), depth);
        else if (value is IEnumerable sequence)
            List(json, sequence, depth);
        else
            Object(json, Members.Of(value!.GetType()).Select(m => (m.Name, m.Get(value))), depth);
    }

    private static bool Simple(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            // JSON has no number for what is none; other languages read null as missing.
            case double number when !double.IsFinite(number): json.WriteNullValue(); break;
            case float number when !float.IsFinite(number): json.WriteNullValue(); break;
            case double number: json.WriteNumberValue(number); break;
            case float number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateTime time: json.WriteStringValue(time); break;
            case DateTimeOffset time: json.WriteStringValue(time); break;
            case JsonElement element: element.WriteTo(json); break;
            case System.Text.Json.Nodes.JsonNode node: node.WriteTo(json); break;
            case Enum or char or Guid or Uri or TimeSpan or DateOnly or TimeOnly or Type or Version: json.WriteStringValue(TextView.Cell(value).Trim('\'')); break;
            case IFormattable number when Table.IsNumber(value): json.WriteRawValue(number.ToString(null, CultureInfo.InvariantCulture)); break;
            case Delegate or Task or Exception: throw new FaultException($"A value of type {TypeNames.Of(value.GetType())} can't be handed over: only numbers, text, lists, tables and objects of these.");
            default: return false;
        }

        return true;
    }

    private static void Rows(Utf8JsonWriter json, Table table, int depth)
    {
        json.WriteStartArray();
        foreach (var row in table.Rows)
            Object(json, table.Columns.Select((name, i) => (name, row[i])), depth + 1);
        json.WriteEndArray();
    }

    private static void List(Utf8JsonWriter json, IEnumerable items, int depth)
    {
        json.WriteStartArray();
        foreach (var item in items)
            Write(json, item, depth + 1);
        json.WriteEndArray();
    }

    private static void Object(Utf8JsonWriter json, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            Write(json, value, depth + 1);
        }

        json.WriteEndObject();
    }
}
