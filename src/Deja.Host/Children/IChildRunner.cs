namespace Deja.Host.Children;

/// <summary>One way to run a child: on pipes, or on a pseudo-terminal.</summary>
public interface IChildRunner
{
    /// <summary>
    /// Runs a command to its end in this process's folder, environment and process group, with this process's standard input. While it runs
    /// Ctrl-C does not end this process; a request to end (SIGTERM, SIGHUP) is passed on to the child, whose end is then awaited.
    /// </summary>
    /// <param name="command">What to run.</param>
    /// <param name="bytes">Gets the child's output.</param>
    /// <returns>How it ended, or why it could not be started.</returns>
    ChildEnd Run(ChildCommand command, ChildBytes bytes);
}
