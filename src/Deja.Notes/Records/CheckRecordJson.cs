using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deja.Notes.Records;

/// <summary>A record as a line of JSON, without reflection.</summary>
[JsonSerializable(typeof(CheckRecord))]
internal sealed partial class CheckRecordJson : JsonSerializerContext
{
    // Chinese names of notes and blocks are left readable: no HTML page takes this text in.
    private static readonly CheckRecordJson Shape = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter<CheckStatus>(JsonNamingPolicy.CamelCase) },
    });

    public static string Write(CheckRecord record) => JsonSerializer.Serialize(record, Shape.CheckRecord);

    /// <summary>Null for a line that is no record.</summary>
    public static CheckRecord? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Shape.CheckRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
