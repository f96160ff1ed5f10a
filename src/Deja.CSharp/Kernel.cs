using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Deja.Blocks;
using Deja.CSharp.Protocol;
using Deja.CSharp.Sessions;
using Deja.CSharp.Sources;

namespace Deja.CSharp;

/// <summary>Answers requests one after another on the main thread, while another waits for those to stop.</summary>
internal sealed class Kernel(Channel channel)
{
    private readonly Session _session = new();
    private readonly BlockingCollection<Request> _waiting = [];

    /// <summary>Works until there are no more requests.</summary>
    public void Run()
    {
        var warm = new Thread(WarmUp.Run) { IsBackground = true, Name = "warm-up" };
        warm.Start();
        new Thread(Receive) { IsBackground = true, Name = "requests" }.Start();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, s =>
        {
            s.Cancel = true;
            _session.Interrupt();
        });
        StrayErrors.Watch(_session.Context);
        Replies.Ready(channel, new Dictionary<string, string> { ["dotnet"] = Environment.Version.ToString() });
        foreach (var request in _waiting.GetConsumingEnumerable())
            Answer(request);
    }

    private void Receive()
    {
        while (channel.Read() is { } request)
        {
            if (request.Do == "interrupt")
                _session.Interrupt();
            else
                _waiting.Add(request);
        }

        // Deja is gone, or has no more need of this session: what still runs ends with it.
        Environment.Exit(0);
    }

    private void Answer(Request request)
    {
        try
        {
            if (request.Do == "run")
                Run(request);
            else
                Replies.Done(channel, request.Id, new Outcome { Error = new BlockFault($"The C# kernel has no \"{request.Do}\". There are run, interrupt, get, set, complete, signature, hover, diagnose and parse.") });
        }
        catch (FaultException e)
        {
            Replies.Done(channel, request.Id, new Outcome { Error = e.Fault });
        }
        catch (Exception e) when (e is not IOException)
        {
            Replies.Done(channel, request.Id, new Outcome { Error = new BlockFault($"The C# kernel failed at \"{request.Do}\": {e.Message}") { Name = e.GetType().Name, Trace = e.ToString() } });
        }
    }

    private void Run(Request request)
    {
        Show.Sink = showing => Replies.Display(channel, request.Id, showing);
        var outcome = _session.Run(BlockSource.Read(request.Code, request.File, request.Line), text => Replies.Progress(channel, request.Id, text));
        Show.Sink = null;
        Replies.Done(channel, request.Id, outcome);
    }
}
