using System.Text;
using System.Text.Json;
using Deja.Host.Children;
using Deja.Host.Tethers;
using Deja.Run.Outputs;

namespace Deja.Run.Kernels;

/// <summary>Reads a kernel's replies to one request.</summary>
/// <param name="id">The request's.</param>
/// <param name="versions">Gets those that are told.</param>
/// <param name="sink">Gets what is shown; null for nobody.</param>
/// <param name="goOn">Lets a kernel go on that waits until what it shows has been taken.</param>
internal sealed class ReplyReader(int id, IDictionary<string, string> versions, IOutputSink? sink, Action goOn) : ITetherReader
{
    private const int MostWords = 2_000;

    private readonly StringBuilder _words = new();

    /// <summary>Whether the answer is the kernel's first reply.</summary>
    public bool EndsWhenReady { get; init; }

    /// <summary>Whether the kernel said that it is ready.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The end that was told; null as long as none was.</summary>
    public BlockEnd? End { get; private set; }

    /// <summary>What the request asked for, as JSON; null where it is told nothing.</summary>
    public string? Answer { get; private set; }

    /// <summary>What the kernel printed where nobody else got it, to be said behind what went wrong.</summary>
    public string LastWords => _words.Length == 0 ? string.Empty : $"; it printed: {_words.ToString().Trim()}";

    public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
    {
        if (sink is not null) sink.Text(channel, bytes);
        else if (_words.Length < MostWords) _words.Append(Encoding.UTF8.GetString(bytes));
    }

    public bool Reply(ReadOnlySpan<byte> line)
    {
        try
        {
            using var reply = JsonDocument.Parse(line.ToArray());
            return Understood(reply.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // What a block wrote there by itself is none of the kernel's words.
            return false;
        }
    }

    private bool Understood(JsonElement reply)
    {
        var number = reply.TryGetProperty("id", out var told) ? told.GetInt32() : 0;
        switch (reply.GetProperty("is").GetString())
        {
            case "ready":
                IsReady = true;
                Note(reply);
                return EndsWhenReady;
            case "display":
                sink?.Display(Shown(reply));
                if (IsTrue(reply, "sync")) goOn();
                return false;
            case "progress":
                sink?.Progress(reply.GetProperty("text").GetString()!);
                return false;
            case "done" when number == id:
                Note(reply);
                End = Ended(reply);
                if (reply.TryGetProperty("answer", out var answer)) Answer = answer.GetRawText();
                return true;
            default:
                return false;
        }
    }

    private void Note(JsonElement reply)
    {
        if (!reply.TryGetProperty("versions", out var told) || told.ValueKind != JsonValueKind.Object) return;
        foreach (var version in told.EnumerateObject()) versions[version.Name] = version.Value.GetString() ?? string.Empty;
    }

    private static Display Shown(JsonElement reply) => new(reply.GetProperty("data").EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => Data(p.Name, p.Value), StringComparer.Ordinal))
    {
        Id = Text(reply, "display"),
        IsUpdate = IsTrue(reply, "update"),
    };

    private static string Data(string mime, JsonElement value) => value.ValueKind == JsonValueKind.String && !mime.EndsWith("json", StringComparison.Ordinal) ? value.GetString()! : value.GetRawText();

    private static BlockEnd Ended(JsonElement reply)
    {
        var status = Text(reply, "status") switch { "ok" => BlockStatus.Done, "interrupted" => BlockStatus.Interrupted, _ => BlockStatus.Failed };
        var exit = Number(reply, "exit") ?? (status == BlockStatus.Done ? 0 : status == BlockStatus.Interrupted ? ProcessRun.InterruptCode : 1);
        return new BlockEnd(status) { ExitCode = exit, Error = reply.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? Error(error) : null };
    }

    private static BlockError Error(JsonElement error) => new(Text(error, "message") ?? "an error without a message")
    {
        Name = Text(error, "name"),
        Trace = Text(error, "trace"),
        Line = Number(error, "line"),
        Column = Number(error, "column"),
    };

    private static bool IsTrue(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
