using System.Text.Json;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>What came of code that a kernel ran.</summary>
/// <param name="Reply">The content of its reply; null where it ended before.</param>
/// <param name="Error">What went wrong; null where nothing did.</param>
internal sealed record JupyterOutcome(JsonElement? Reply, JupyterError? Error)
{
    /// <summary>Whether the code asked the kernel to end: <c>exit()</c>, <c>quit()</c>.</summary>
    public bool IsExit => Payload.Any(p => p.Text("source") == "ask_exit" && !p.IsTrue("keepkernel"));

    /// <summary>What the kernel wants its user to see beside the output, as <c>help</c> in a pager.</summary>
    public IEnumerable<JsonElement> Pages => Payload.Where(p => p.Text("source") == "page");

    private IEnumerable<JsonElement> Payload => Reply?.Member("payload") is { ValueKind: JsonValueKind.Array } payload ? payload.EnumerateArray() : [];
}
