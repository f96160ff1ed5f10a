namespace Deja.Run.Kernels.Jupyter;

/// <summary>What a worker is told of the kernel that it starts.</summary>
/// <param name="Folder">For the connection file and what the kernel prints outside of messages: private, deleted by who made it.</param>
/// <param name="Name">The kernel's name for people.</param>
/// <param name="IsInterruptedByMessage">Whether SIGINT is kept from it.</param>
/// <param name="Command">Its program and arguments, with every place filled.</param>
internal sealed record JupyterStart(string Folder, string Name, bool IsInterruptedByMessage, IReadOnlyList<string> Command)
{
    private const string Message = "message";
    private const string Signal = "signal";

    /// <summary>As arguments of the worker.</summary>
    public static IEnumerable<string> Words(JupyterStart start) => [start.Folder, start.Name, start.IsInterruptedByMessage ? Message : Signal, .. start.Command];

    /// <summary>From a worker's arguments; null where they are none.</summary>
    public static JupyterStart? Read(IReadOnlyList<string> words) =>
        words is [{ Length: > 0 } folder, var name, Message or Signal, _, ..] ? new JupyterStart(folder, name, words[2] == Message, [.. words.Skip(3)]) : null;
}
