using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Deja.Cli.Output;
using Deja.Cli.Ports;
using Deja.Cli.Runs;
using Deja.Cli.Sites;
using Deja.Host.Ports;
using Deja.Notes.Configuration;
using Deja.Site.Serving;

namespace Deja.Cli.Verbs;

/// <summary><c>deja serve [DIR] [--port 4000]</c></summary>
internal sealed class ServeVerb : IVerb
{
    /// <summary>So long may a block run that nobody looks at any more.</summary>
    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(30);

    private readonly Argument<string?> _folder = SiteNotebook.Folder();
    private readonly Option<int> _port = WholeNumber.Option(["--port", "-p"], "The port; 0 for any that is free.", "PORT", new(0, 65535, 4000, "4000"));
    private readonly Option<string?> _host = new("--host") { Description = "The address to listen on; this machine alone when not given. 0.0.0.0 shows the notebook to everyone who reaches this machine.", HelpName = "ADDRESS" };
    private readonly Option<bool> _open = new("--open") { Description = "Open it in the browser." };
    private readonly Option<bool> _drafts = SiteNotebook.Drafts();
    private readonly Option<bool> _run = new("--run") { Description = "Run blocks from their pages, edit them and save them; the notebook must be trusted. For the browser alone that opens the printed address." };
    private readonly Option<string?> _timeout = SessionChoices.Timeout("30 minutes when not given; with --run");
    private readonly Option<bool> _sandbox = SessionChoices.Sandbox();

    public Command Describe()
    {
        var command = new Command("serve", "Show a notebook in the browser: the pages of deja build, which follow what is saved.") { _folder, _port, _host, _open, _drafts, _run, _timeout, _sandbox };
        command.SetAction((parsed, end) => Run(parsed, end));
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken end)
    {
        var notebook = SiteNotebook.Open(parsed.GetValue(_folder));
        var host = Host(parsed.GetValue(_host));
        var options = new ServeOptions { Host = host, Port = parsed.GetValue(_port), Adjust = s => SiteNotebook.With(s, parsed.GetValue(_drafts), null), Tell = Talk.Line, Runner = Runner(notebook, parsed, host) };
        await using var server = await Start(notebook, options);
        Tell(server, notebook.Root);
        if (!IPAddress.IsLoopback(host)) Talk.Line("everyone who reaches this machine can read the notebook");
        if (parsed.GetValue(_open)) Open(server.RunAddress ?? server.Address);
        await Ended(end);
        return ExitCodes.Done;
    }

    private static void Tell(SiteServer server, string root)
    {
        var notes = string.Create(CultureInfo.InvariantCulture, $"{server.Notes:n0} notes of {root}; Ctrl-C ends it");
        if (server.RunAddress is null)
        {
            Screen.Out.Line(Piece.Place(server.Address.AbsoluteUri), $"  {notes}");
            return;
        }

        // Long, and to be opened as it is.
        Screen.Out.Unwrapped(Piece.Place(server.RunAddress.AbsoluteUri));
        Screen.Out.Line(notes);
        Talk.Line("the browser that opens this address first can run blocks and save them as you; it can be opened once");
    }

    private PageRunner? Runner(Deja.Notes.Notebook notebook, ParseResult parsed, IPAddress host)
    {
        if (!parsed.GetValue(_run))
        {
            return parsed.GetValue(_timeout) is null && !parsed.GetValue(_sandbox) ? null : throw new UsageException("--timeout and --sandbox say how blocks are run; nothing is run without --run");
        }

        TrustQuestion.Demand(notebook, isTrustedForThisCall: false);
        if (!IPAddress.IsLoopback(host)) throw new UsageException($"--run listens on this machine alone, not on {host}: over a network everyone on the way could read what lets a browser run commands as you. From elsewhere: ssh -L 4000:127.0.0.1:4000 {Environment.MachineName}");
        var sessions = SessionChoices.Of(notebook, parsed.GetValue(_sandbox));
        return new PageRunner(notebook, sessions, SessionChoices.Time(parsed.GetValue(_timeout), sessions.Configuration, UsualTime));
    }

    private static async Task<SiteServer> Start(Deja.Notes.Notebook notebook, ServeOptions options)
    {
        try
        {
            return await SiteServer.Start(notebook, options);
        }
        catch (ConfigurationException e)
        {
            throw new UsageException(e.Message);
        }
        catch (PortTakenException e)
        {
            throw new UsageException($"{Holder(e.Port)}; another is free: deja serve --port {NextFree(e.Port)}");
        }
    }

    private static string Holder(int port)
    {
        var use = PortOwners.Of(port, Transport.Tcp);
        var processes = use.With(PortRole.Holder).ToList();
        return processes.Count > 0 ? $"port {port} is held by {PortWords.Of(processes)}" : $"port {port} is taken, by whom is not seen from here";
    }

    private static int NextFree(int port)
    {
        for (var next = port + 1; next <= 65535; next++)
        {
            if (!PortOwners.Of(next, Transport.Tcp).IsHeld) return next;
        }

        return 0;
    }

    private static IPAddress Host(string? given) => given switch
    {
        null or "localhost" => IPAddress.Loopback,
        _ when IPAddress.TryParse(given, out var address) => address,
        _ => throw new UsageException($"--host wants an address of this machine such as 127.0.0.1 or 0.0.0.0, not '{given}'"),
    };

    private static void Open(Uri address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FileNotFoundException or InvalidOperationException)
        {
            Talk.Line($"no browser could be opened: {e.Message}; open {address.AbsoluteUri}");
        }
    }

    private static async Task Ended(CancellationToken end)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
        await using var cancelled = end.Register(() => ended.TrySetResult());
        await ended.Task;

        void Take(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.TrySetResult();
        }
    }
}
