using System.Globalization;
using Deja.Cli.Output;
using Deja.Host.Ports;
using Deja.Host.Processes;

namespace Deja.Cli.Ports;

/// <summary>Tells people who has a port: a sentence, its holders in detail, and apart from them who merely uses it.</summary>
internal sealed class PortReport(PortUse use)
{
    private const int Indent = 2;
    private const int Label = 9;

    /// <summary>A command line is cut at so many lines of the terminal, or letters where there is none; nobody reads more, and JSON has it whole.</summary>
    private const int MostLines = 3;
    private const int MostLetters = 400;

    private readonly List<PortSocket> _held = [.. use.Of(PortRole.Holder)];
    private readonly List<PortSocket> _clients = [.. use.Of(PortRole.Client)];

    public void Print()
    {
        var port = PortWords.Of(use);
        if (!use.IsHeld) Screen.Out.Line($"{port} is ", Piece.Good("free"));
        else if (_held.Count == 0 && _clients.Count == 0) Screen.Out.Line($"{port} is held by no process: {PortWords.Leftovers(use)}");
        if (_held.Count > 0) PrintHolders($"{port} is held by ");
        if (_clients.Count > 0) PrintClients(_held.Count > 0 ? "used as a client by " : $"{port} is used as a client by ");
    }

    private void PrintHolders(string sentence)
    {
        var holders = use.Holders;
        Screen.Out.Line(sentence, Piece.Title(PortWords.List(holders.Select(PortWords.Of).Concat(PortWords.Unseen(_held)))));
        foreach (var (leader, workers) in holders)
        {
            if (holders.Count > 1) Screen.Out.Indented(Indent, Piece.Title(PortWords.Of(leader)));
            PrintDetails(leader);
            PrintLines("workers", workers.Count > 0 ? [PortWords.Of(workers)] : []);
            PrintLines("address", Reaches(s => s.Processes.Contains(leader.Id)));
        }

        PrintLines("address", Reaches(s => s.Sight != OwnerSight.Seen));
        PrintConnections();
    }

    private IEnumerable<string> Reaches(Func<PortSocket, bool> isMeant) => _held.Where(isMeant).Select(s => PortWords.Reach(s, use.Transport)).Distinct();

    private void PrintConnections()
    {
        if (use.Of(PortRole.Connection).Count() is > 0 and var count) PrintLines("serves", [PortWords.Count(count, "connection")]);
        if (use.With(PortRole.Connection).Except(use.With(PortRole.Holder)).ToList() is { Count: > 0 } servers) Screen.Out.Line($"its connections are served by {PortWords.Of(servers)} too");
        if (use.With(PortRole.Peer).ToList() is { Count: > 0 } peers) Screen.Out.Line($"connected to it from this machine: {PortWords.Of(peers)}");
    }

    private void PrintClients(string sentence)
    {
        var clients = use.With(PortRole.Client).ToList();
        Screen.Out.Line(sentence, Piece.Title(PortWords.List(clients.Select(PortWords.Of).Concat(PortWords.Unseen(_clients)))));
        foreach (var client in clients)
        {
            if (clients.Count > 1) Screen.Out.Indented(Indent, Piece.Title(PortWords.Of(client)));
            PrintDetails(client);
            PrintLines("from", _clients.Where(s => s.Processes.Contains(client.Id)).Select(s => $"{s.Local} to {s.Remote}"));
        }
    }

    private static void PrintDetails(RunningProcess process)
    {
        PrintLines("command", process.Command.Count > 0 ? [Cut(Typed(process.Command))] : []);
        PrintLines("folder", process.Folder is { } folder ? [folder] : []);
        PrintLines("user", process.User is { } user ? [user.ToString()] : []);
        PrintLines("since", process.Started is { } started ? [string.Create(CultureInfo.InvariantCulture, $"{started.ToLocalTime():yyyy-MM-dd HH:mm:ss} ({Ago.Of(DateTimeOffset.UtcNow - started)})")] : []);
        PrintLines("state", process.IsStopped ? ["stopped (Ctrl-Z?): it keeps the port and answers nobody"] : []);
    }

    private static void PrintLines(string label, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Screen.Out.Indented(Indent, Piece.Faint(label.PadRight(Label)), line);
            label = string.Empty;
        }
    }

    // One text alone is a title that the process gave itself, or a command without arguments: no word to be quoted.
    private static string Typed(IReadOnlyList<string> command) => command.Count == 1 ? command[0] : string.Join(' ', command.Select(Places.Quoted));

    private static string Cut(string text)
    {
        var longest = Screen.Out.IsTerminal ? MostLines * Math.Max(20, Screen.Out.Width - Indent) - Label : MostLetters;
        return text.Length <= longest ? text : text[..(longest - 1)] + "…";
    }
}
