using System.Globalization;
using Deja.Host.Children.Terminals;
using Deja.Host.Tethers;
using Deja.Run.Kernels.Jupyter;
using Deja.Run.Kernels.Sql;
using Deja.TestProgram;

// A program for tests to run: `Deja.TestProgram MODE ARGS…`. Nothing in it waits for a time to pass; it waits for input, a signal or a pipe.
return args switch
{
    ["lines", var count] => Output.Lines(Number(count)),
    ["bytes", var count] => Output.Bytes(Number(count)),
    ["binary"] => Output.Binary(),
    ["steps", var count] => Output.Steps(Number(count), byTurns: false),
    ["turns", var count] => Output.Steps(Number(count), byTurns: true),
    ["exit", var code] => Number(code),
    ["arguments", .. var rest] => Output.Arguments(rest),
    ["echo"] => Input.Echo(),
    ["wait"] => Ends.WaitForSignal(),
    ["raise", var signal] => Ends.Raise(Number(signal)),
    ["background", .. var rest] => Background.Leave(rest),
    ["hold"] => Background.Hold(),
    ["chatter"] => Background.Chatter(),
    ["listen", var address, ..] => Sockets.Listen(address),
    ["many", var count] => Sockets.Many(Number(count)),
    ["leave"] => Sockets.Leave(),
    ["bind", var address] => Sockets.Bind(address),
    ["udp", var address] => Sockets.Udp(address),
    ["connect", var port] => Sockets.Connect(Number(port)),
    ["drain", var address] => Sockets.Drain(address),
    ["stubborn", var address] => Sockets.Stubborn(address),
    ["share", var address, var count] => Sockets.Share(address, Number(count)),
    ["index", var notebook, var cache] => Indexing.Run(notebook, cache),
    ["index-half", var notebook, var cache] => Indexing.RunHalf(notebook, cache),
    [TerminalMonitor.Word, .. var rest] => TerminalMonitor.Run(rest),
    [Keeper.Word, .. var rest] => Keeper.Run(rest),
    [SqlWorker.Word, .. var rest] => SqlWorker.Run(rest),
    [JupyterWorker.Word, .. var rest] => JupyterWorker.Run(rest),
    ["tether", var code] => Tethering.Run(code),
    ["tee", .. var rest] => Teeing.Run(rest),
    ["nonblocking", var command, .. var rest] => Descriptors.RunNonblocking(command, rest),
    ["try", var command, .. var rest] => Try.Run(command, rest),
    _ => throw new ArgumentException($"no mode '{string.Join(' ', args)}'; Program.cs lists them"),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
