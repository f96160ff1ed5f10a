using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deja.Notes.Records;

/// <summary>An output as JSON, without reflection.</summary>
[JsonSerializable(typeof(LastOutput))]
internal sealed partial class LastOutputJson : JsonSerializerContext
{
    private static readonly LastOutputJson Shape = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });

    public static byte[] Write(LastOutput output) => JsonSerializer.SerializeToUtf8Bytes(output, Shape.LastOutput);

    /// <summary>Null for what is no output.</summary>
    public static LastOutput? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Shape.LastOutput);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
