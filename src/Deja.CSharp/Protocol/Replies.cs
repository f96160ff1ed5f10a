using System.Text.Json;
using Deja.CSharp.Formatting;
using Deja.CSharp.Sessions;

namespace Deja.CSharp.Protocol;

/// <summary>The replies of PROTOCOL.md as JSON.</summary>
internal static class Replies
{
    /// <summary>More would be refused by whoever reads: 64 MB, and Base64 and escapes are in it.</summary>
    private const int LongestReply = 60 * 1024 * 1024;

    public static void Ready(Channel channel, IReadOnlyDictionary<string, string> versions) => channel.Send(json =>
    {
        json.WriteString("is", "ready");
        Versions(json, versions);
    });

    public static void Progress(Channel channel, long id, string text) => channel.Send(json =>
    {
        json.WriteString("is", "progress");
        json.WriteNumber("id", id);
        json.WriteString("text", text);
    });

    public static void Display(Channel channel, long id, Showing showing, bool isAwaited) => channel.Send(json =>
    {
        json.WriteString("is", "display");
        json.WriteNumber("id", id);
        json.WriteStartObject("data");
        foreach (var (mime, form) in showing.Forms)
            Form(json, mime, form);
        json.WriteEndObject();
        if (showing.Id is { } name)
            json.WriteString("display", name);
        if (showing.IsUpdate)
            json.WriteBoolean("update", true);
        if (isAwaited)
            json.WriteBoolean("sync", true);
    });

    public static void Done(Channel channel, long id, Outcome outcome) => channel.Send(json =>
    {
        json.WriteString("is", "done");
        json.WriteNumber("id", id);
        json.WriteString("status", outcome.IsInterrupted ? "interrupted" : outcome.Error is null ? "ok" : "error");
        if (outcome.Error is { } error)
            Error(json, error);
        if (outcome.Versions.Count > 0)
            Versions(json, outcome.Versions);
    });

    public static void Answer(Channel channel, long id, Action<Utf8JsonWriter> answer) => channel.Send(json =>
    {
        json.WriteString("is", "done");
        json.WriteNumber("id", id);
        json.WriteString("status", "ok");
        json.WritePropertyName("answer");
        answer(json);
    });

    private static void Form(Utf8JsonWriter json, string mime, string form)
    {
        if (form.Length > LongestReply)
        {
            json.WriteString(MimeTypes.Text, $"(a display of {form.Length} characters as {mime}: more than the {LongestReply} that can be shown)");
            return;
        }

        json.WritePropertyName(mime);
        if (MimeTypes.IsJson(mime))
            json.WriteRawValue(form);
        else
            json.WriteStringValue(form);
    }

    private static void Versions(Utf8JsonWriter json, IReadOnlyDictionary<string, string> versions)
    {
        json.WriteStartObject("versions");
        foreach (var (name, version) in versions)
            json.WriteString(name, version);
        json.WriteEndObject();
    }

    private static void Error(Utf8JsonWriter json, BlockFault error)
    {
        json.WriteStartObject("error");
        if (error.Name is { } name)
            json.WriteString("name", name);
        json.WriteString("message", error.Message);
        if (error.Trace is { } trace)
            json.WriteString("trace", trace);
        if (error.Line is { } line)
            json.WriteNumber("line", line);
        if (error.Column is { } column)
            json.WriteNumber("column", column);
        json.WriteEndObject();
    }
}
