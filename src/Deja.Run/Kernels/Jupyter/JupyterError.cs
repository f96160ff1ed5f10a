using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>An error as a kernel tells it.</summary>
/// <param name="Name">Its type; null where there is none.</param>
/// <param name="Message">In one line.</param>
/// <param name="Trace">For people, colours and all; null where the message is all.</param>
internal sealed record JupyterError(string? Name, string Message, string? Trace)
{
    /// <summary>From the content of an <c>error</c>, or of a reply that is one.</summary>
    public static JupyterError Of(JsonElement content)
    {
        var name = content.Text("ename") is { Length: > 0 } told ? told : null;
        var message = (content.Text("evalue") ?? string.Empty).Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0);
        var lines = content.Member("traceback") is { ValueKind: JsonValueKind.Array } trace ? trace.EnumerateArray().Select(l => l.Told()).ToList() : [];
        return new JupyterError(name, message ?? name ?? "an error without a message", lines.Count > 0 ? string.Join('\n', lines) : null);
    }
}
