using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>The process between Deja and a kernel of Jupyter: Deja's own program, started again. It speaks PROTOCOL.md to the one and Jupyter's messages, over ZeroMQ, to the other.</summary>
public sealed class JupyterWorker : IDisposable
{
    /// <summary>The first argument by which Deja's program is started as this.</summary>
    public const string Word = "(jupyter)";

    private readonly StreamReader _asked;
    private readonly JupyterReplies _replies;
    private readonly JupyterLaunch _launch;
    private readonly System.Collections.Concurrent.BlockingCollection<JsonElement> _requests = [];
    private readonly SemaphoreSlim _taken = new(0);

    private JupyterWorker(JupyterStart start, StreamReader asked, JupyterReplies replies)
    {
        (_asked, _replies) = (asked, replies);
        _launch = new JupyterLaunch(start, replies);
    }

    /// <summary>Runs what it is asked for until nobody asks any more.</summary>
    /// <param name="arguments">What <see cref="JupyterKernelKind"/> tells it, and the numbers of the descriptors of requests and replies.</param>
    public static int Run(string[] arguments)
    {
        if (arguments is not [.. var words, var from, var to] || !int.TryParse(from, CultureInfo.InvariantCulture, out var requests) || !int.TryParse(to, CultureInfo.InvariantCulture, out var told) || JupyterStart.Read(words) is not { } start)
        {
            Console.Error.WriteLine($"'{Word}' is how deja starts itself for kernels of Jupyter; it does nothing by hand");
            return 2;
        }

        using var asking = new SafeFileHandle(requests, ownsHandle: true);
        using var telling = new SafeFileHandle(told, ownsHandle: true);
        using var asked = new StreamReader(new FileStream(asking, FileAccess.Read, 1));
        using var answers = new FileStream(telling, FileAccess.Write, 0);
        using var replies = new JupyterReplies(answers);
        using var worker = new JupyterWorker(start, asked, replies);
        return worker.Serve();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _launch.Running?.Dispose();
        _requests.Dispose();
        _taken.Dispose();
    }

    private int Serve()
    {
        new Thread(Listen) { IsBackground = true }.Start();
        JupyterRequests? handler = null;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            handler?.Interrupt();
        });
        if (_launch.Start() is not { } info)
        {
            Console.Error.WriteLine(_launch.Problem);
            return 1;
        }

        handler = new JupyterRequests(_launch.Running!, info, _replies, _taken.Wait);
        _replies.Ready(info.Versions);
        while (true)
        {
            if (handler.Handle(_requests.Take()) is { } code) return code;
        }
    }

    /// <summary>Reads requests on a thread of its own: what a block shows is waited for in the midst of it, and nobody may be there any more at any time.</summary>
    private void Listen()
    {
        while (_asked.ReadLine() is { } line)
        {
            using var request = JsonDocument.Parse(line);
            if (request.RootElement.Text("do") == "go") _taken.Release();
            else if (request.RootElement.Member("id") is not null) _requests.Add(request.RootElement.Clone());
        }

        _launch.Running?.End();
        Environment.Exit(0);
    }
}
