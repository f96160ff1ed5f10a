using Deja.Cli;
using Deja.Cli.Output;
using Deja.Host;
using Deja.Host.Children.Terminals;
using Deja.Host.Tethers;
using Deja.Recall.Index;
using Deja.Recall.Watch;
using Deja.Run.Kernels.Jupyter;
using Deja.Run.Kernels.Sql;

// Beside a command on a terminal; it prints nothing and has no verbs.
if (args is [TerminalMonitor.Word, .. var command]) return TerminalMonitor.Run(command);

// Beside blocks that run: it cleans up after a deja that was killed; and who runs SQL blocks, or talks to a kernel of Jupyter.
if (args is [Keeper.Word, .. var kept]) return Keeper.Run(kept);
if (args is [SqlWorker.Word, .. var database]) return SqlWorker.Run(database);
if (args is [JupyterWorker.Word, .. var kernel]) return JupyterWorker.Run(kernel);

PlainConsole.Use();

// What went wrong is told once, here, in one line; a stack trace would mean a defect of Deja's own.
try
{
    return CommandLine.Run(args);
}
catch (Exception e) when (e is UsageException or HostException or IndexException or WatchException or DirectoryNotFoundException or UnauthorizedAccessException)
{
    Talk.Error(e.Message);
    return ExitCodes.WrongUse;
}
catch (IOException e) when (Talk.IsClosedPipe(e))
{
    // The reader had enough (| head): that is no error.
    return ExitCodes.Done;
}
catch (IOException e)
{
    Talk.Error(e.Message);
    return ExitCodes.WrongUse;
}
