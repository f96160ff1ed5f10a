using System.Text;
using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Does what a worker is asked for.</summary>
/// <param name="kernel">The kernel that does it.</param>
/// <param name="info">What that tells of itself.</param>
/// <param name="replies">Where the answers go.</param>
/// <param name="taken">Waits until something shown has been taken.</param>
internal sealed class JupyterRequests(JupyterRunning kernel, JupyterInfo info, JupyterReplies replies, Action taken)
{
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(3);

    private readonly JupyterShown _shown = new(replies, taken);
    private volatile bool _isInterrupted;

    /// <summary>Somebody wants the block to end: the signal came to all of the process group.</summary>
    public void Interrupt()
    {
        _isInterrupted = true;
        kernel.Interrupt(hasSignal: true);
    }

    /// <summary>Handles a request.</summary>
    /// <returns>The worker's exit code, where the kernel has ended; null where it goes on.</returns>
    public int? Handle(JsonElement request)
    {
        var id = request.GetProperty("id").GetInt32();
        _isInterrupted = false;
        switch (request.Text("do"))
        {
            case "run":
                return Ran(id, new JupyterExecution(kernel, replies, _shown).Run(id, request.Text("code")!));
            case "get":
                return Value(id, request.Text("name")!, null);
            case "set":
                return Value(id, request.Text("name")!, request.GetProperty("value").GetProperty("data").GetRawText());
            case "module":
                return Module(id, request.Text("name")!);
            default:
                replies.Failed(id, new JupyterError(null, "a Jupyter kernel can't be asked that", null));
                return null;
        }
    }

    private int? Ran(int id, JupyterOutcome outcome)
    {
        if (outcome.Reply is null) return Ended();
        if (outcome.IsExit) return Left();
        foreach (var page in outcome.Pages) _shown.Show(id, page, isUpdate: false);
        if (outcome.Error is { } error) replies.Failed(id, _isInterrupted && error.Name is null ? error with { Message = "interrupted" } : error, _isInterrupted);
        else replies.Done(id);
        return null;
    }

    // Some kernels end by themselves then; others, as R's, wait to be told.
    private int Left()
    {
        kernel.Channels.Command("shutdown_request", w => w.WriteBoolean("restart", false));
        return kernel.Process.Ends(ExitPatience) ? kernel.Process.ExitCode : 0;
    }

    private int? Value(int id, string name, string? json)
    {
        if (JupyterValues.Problem(info.Language, name) is { } problem)
        {
            replies.Failed(id, new JupyterError(null, problem, null));
            return null;
        }

        if (json is null) return Told(id, JupyterValues.Question(name), WriteValue);
        var outcome = new JupyterExecution(kernel, replies, _shown).Ask(id, JupyterValues.Statement(name, json), null);
        if (outcome.Reply is null) return Ended();
        if (outcome.Error is { } error) replies.Failed(id, error);
        else replies.Done(id);
        return null;
    }

    private int? Module(int id, string name)
    {
        if (JupyterValues.ModuleProblem(info.Language) is not { } problem) return Told(id, JupyterValues.ModuleQuestion(name), (w, json) => w.WriteRawValue(json));
        replies.Failed(id, new JupyterError(null, problem, null));
        return null;
    }

    // What an expression's plain text says is the answer.
    private int? Told(int id, string expression, Action<Utf8JsonWriter, string> write)
    {
        var outcome = new JupyterExecution(kernel, replies, _shown).Ask(id, string.Empty, expression);
        if (outcome.Reply is not { } reply) return Ended();
        var value = reply.Member("user_expressions")?.Member("value");
        if (outcome.Error is { } error) replies.Failed(id, error);
        else if (value?.Member("data")?.Text("text/plain") is { } told) replies.Done(id, w => WriteAnswer(w, told, write));
        else replies.Failed(id, value is { } failed ? JupyterError.Of(failed) : new JupyterError(null, "the kernel told no value", null));
        return null;
    }

    private static void WriteAnswer(Utf8JsonWriter w, string json, Action<Utf8JsonWriter, string> write)
    {
        w.WritePropertyName("answer");
        write(w, json);
    }

    private static void WriteValue(Utf8JsonWriter w, string json)
    {
        w.WriteStartObject();
        w.WriteString("mime", "application/json");
        w.WritePropertyName("data");
        w.WriteRawValue(json);
        w.WriteEndObject();
    }

    private int Ended()
    {
        var code = kernel.Process.ExitCode;
        if (code != 0) replies.Error.Write(Encoding.UTF8.GetBytes($"the Jupyter kernel '{kernel.Start.Name}' ended with exit code {code}{(kernel.Process.LastWords() is { Length: > 0 } words ? $"; its last words:\n{words}" : string.Empty)}\n"));
        return code;
    }
}
