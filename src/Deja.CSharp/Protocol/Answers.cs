using System.Text.Json;
using Deja.CSharp.Editing;

namespace Deja.CSharp.Protocol;

/// <summary>The answers of PROTOCOL.md as JSON.</summary>
internal static class Answers
{
    public static Action<Utf8JsonWriter> Value(string value) => json =>
    {
        json.WriteStartObject();
        json.WriteString("mime", "application/json");
        json.WritePropertyName("data");
        json.WriteRawValue(value);
        json.WriteEndObject();
    };

    public static Action<Utf8JsonWriter> Completions(Completion completion) => json =>
    {
        json.WriteStartObject();
        json.WriteNumber("from", completion.From);
        json.WriteNumber("to", completion.To);
        json.WriteStartArray("items");
        foreach (var item in completion.Items)
        {
            json.WriteStartObject();
            json.WriteString("label", item.Label);
            json.WriteString("insert", item.Label);
            json.WriteString("kind", item.Kind);
            json.WriteString("detail", item.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    };

    public static Action<Utf8JsonWriter> Signatures(SignatureHelp? help) => json =>
    {
        if (help is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("active", help.Active);
        json.WriteNumber("parameter", help.Parameter);
        json.WriteStartArray("signatures");
        foreach (var signature in help.Signatures)
        {
            json.WriteStartObject();
            json.WriteString("label", signature.Label);
            json.WriteString("documentation", signature.Documentation);
            json.WriteStartArray("parameters");
            foreach (var parameter in signature.Parameters)
                json.WriteStringValue(parameter);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    };

    public static Action<Utf8JsonWriter> Hover(Hover? hover) => json =>
    {
        if (hover is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("from", hover.From);
        json.WriteNumber("to", hover.To);
        json.WriteString("text", hover.Text);
        json.WriteEndObject();
    };

    public static Action<Utf8JsonWriter> Findings(IReadOnlyList<Finding> findings) => json =>
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteNumber("from", finding.From);
            json.WriteNumber("to", finding.To);
            json.WriteString("severity", finding.IsError ? "error" : "warning");
            json.WriteString("code", finding.Code);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    };
}
