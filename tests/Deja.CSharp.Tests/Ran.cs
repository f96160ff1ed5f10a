using System.Text.Json.Nodes;

namespace Deja.CSharp.Tests;

/// <summary>What came of a request. Done is null where the kernel ended.</summary>
internal sealed record Ran(JsonObject? Done, string Output, string Errors, IReadOnlyList<JsonObject> Displays, IReadOnlyList<string> Progress)
{
    public string? Status => (string?)Done?["status"];

    public JsonObject? Error => Done?["error"]?.AsObject();

    public string Message => (string?)Error?["message"] ?? "";

    public string Trace => (string?)Error?["trace"] ?? "";

    /// <summary>One form of the last thing shown; null where there is none.</summary>
    public string? Form(string mime) => (Displays.Count == 0 ? null : Displays[^1])?["data"]?[mime] is { } form ? form is JsonValue value && value.TryGetValue(out string? text) ? text : form.ToJsonString() : null;

    public string? Text => Form("text/plain");

    public string? Html => Form("text/html");

    /// <summary>Itself, where it ended well.</summary>
    public Ran Well()
    {
        Assert.True(Status == "ok", Trace.Length > 0 ? Trace : Message.Length > 0 ? Message : $"The kernel ended: {Errors}");
        return this;
    }
}
