using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>What a worker says on its descriptor for replies, and prints; from one thread, but for progress.</summary>
/// <param name="replies">That descriptor.</param>
internal sealed class JupyterReplies(Stream replies) : IDisposable
{
    private readonly Lock _lock = new();

    /// <summary>The worker's own standard output: nothing is held back.</summary>
    public Stream Output { get; } = Console.OpenStandardOutput();

    /// <summary>Its standard error.</summary>
    public Stream Error { get; } = Console.OpenStandardError();

    public void Ready(IReadOnlyDictionary<string, string> versions) => Write(w =>
    {
        w.WriteString("is", "ready");
        w.WriteStartObject("versions");
        foreach (var (name, version) in versions) w.WriteString(name, version);
        w.WriteEndObject();
    });

    public void Progress(string text) => Write(w =>
    {
        w.WriteString("is", "progress");
        w.WriteNumber("id", 0);
        w.WriteString("text", text);
    });

    public void Done(int id, Action<Utf8JsonWriter>? answer = null) => Write(w =>
    {
        w.WriteString("is", "done");
        w.WriteNumber("id", id);
        w.WriteString("status", "ok");
        answer?.Invoke(w);
    });

    public void Failed(int id, JupyterError error, bool isInterrupted = false) => Write(w =>
    {
        w.WriteString("is", "done");
        w.WriteNumber("id", id);
        w.WriteString("status", isInterrupted ? "interrupted" : "error");
        w.WriteStartObject("error");
        if (error.Name is { } name) w.WriteString("name", name);
        w.WriteString("message", error.Message);
        if (error.Trace is { } trace) w.WriteString("trace", trace);
        w.WriteEndObject();
    });

    public void Write(Action<Utf8JsonWriter> reply)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            reply(writer);
            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        lock (_lock) replies.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
        replies.Dispose();
    }
}
