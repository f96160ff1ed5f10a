using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Deja.Blocks;
using Deja.CSharp.Editing;
using Deja.CSharp.Protocol;
using Deja.CSharp.Sessions;
using Deja.CSharp.Sources;

namespace Deja.CSharp;

/// <summary>Answers requests one after another on the main thread, while another waits for those to stop.</summary>
internal sealed class Kernel(Channel channel)
{
    private readonly Session _session = new();
    private readonly BlockingCollection<Request> _waiting = [];
    private readonly Taken _taken = new();
    private readonly CancellationTokenSource _asked = new();

    /// <summary>Works until there are no more requests.</summary>
    public void Run()
    {
        new Thread(() => WarmUp.Run(_asked.Token)) { IsBackground = true, Name = "warm-up" }.Start();
        new Thread(Receive) { IsBackground = true, Name = "requests" }.Start();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, s =>
        {
            s.Cancel = true;
            Session.Interrupt();
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
            _asked.Cancel();
            if (request.Do == "interrupt")
                Session.Interrupt();
            else if (request.Do == "go")
                _taken.Add();
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
            else if (request.Do == "set")
                Replies.Done(channel, request.Id, _session.Run(Variables.Declaration(request.Name, request.Value), _ => { }));
            else if (Question(request) is { } answer)
                Replies.Answer(channel, request.Id, answer);
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

    private Action<System.Text.Json.Utf8JsonWriter>? Question(Request request) => request.Do switch
    {
        "get" => Answers.Value(_session.Variables.Get(request.Name)),
        "complete" => Answers.Completions(Completer.Complete(_session, request.Code, request.At)),
        "signature" => Answers.Signatures(SignatureFinder.Find(_session, request.Code, request.At)),
        "hover" => Answers.Hover(HoverFinder.Find(_session, request.Code, request.At)),
        "diagnose" => Answers.Findings(Diagnoser.Diagnose(_session, request.Code)),
        "parse" => Answers.Findings(Diagnoser.Parse(request.Code)),
        _ => null,
    };

    private void Run(Request request)
    {
        Show.Sink = (showing, goesOn) =>
        {
            Replies.Display(channel, request.Id, showing, goesOn);
            if (goesOn)
                _taken.Await();
        };
        var outcome = _session.Run(BlockSource.Read(request.Code, request.File, request.Line), text => Replies.Progress(channel, request.Id, text));
        Show.Sink = null;
        Replies.Done(channel, request.Id, outcome);
    }
}
