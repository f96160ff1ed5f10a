using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

// Speed of deja port as a cold native process, side by side with lsof and ss, on a machine where one process has 2,000 sockets that listen.
//   dotnet publish src/Deja.Cli -c Release -o OUT
//   dotnet run -c Release --project bench/Ports -- --deja OUT/deja [--sockets N] [--rounds N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToDictionary(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
if (options.ContainsKey("--listen"))
{
    using var one = Listen();
    Console.WriteLine(PortOf(one));
    Console.In.ReadToEnd();
    return 0;
}

if (!options.TryGetValue("--deja", out var deja) || !File.Exists(deja))
{
    Console.Error.WriteLine("usage: --deja PROGRAM [--sockets N] [--rounds N]");
    return 2;
}

var rounds = int.TryParse(options.GetValueOrDefault("--rounds"), out var n) ? n : 25;
var listeners = Enumerable.Range(0, int.TryParse(options.GetValueOrDefault("--sockets"), out var s) ? s : 2_000).Select(_ => Listen()).ToList();
using var other = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["--listen"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
var otherPort = int.Parse(other.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
Console.WriteLine($"{listeners.Count} sockets; {Directory.EnumerateDirectories("/proc").Count(d => int.TryParse(Path.GetFileName(d), out _))} processes");
new Contest("deja --version", rounds).Add("deja", new Command(deja, "--version")).Hold();
Ask("the first of them", PortOf(listeners[0]), Environment.ProcessId);
Ask("the one in the middle", PortOf(listeners[listeners.Count / 2]), Environment.ProcessId);
Ask("the last of them", PortOf(listeners[^1]), Environment.ProcessId);
Ask("a port of another process, beside them", otherPort, other.Id);
Ask("a free port", Free(), null);
other.StandardInput.Close();
other.WaitForExit();
listeners.ForEach(l => l.Dispose());
return 0;

void Ask(string title, int port, int? holder)
{
    var ours = new Command(deja, "port", $"{port}");
    var said = ours.Run();
    if (!said.Contains(holder is null ? "is free" : $"(pid {holder})", StringComparison.Ordinal)) throw new InvalidOperationException($"port {port}, {title}: {said}");
    new Contest(title, rounds)
        .Add("deja port", ours)
        .Add("lsof -nP -iTCP:PORT", new Command("lsof", "-nP", $"-iTCP:{port}"))
        .Add("ss -ltnp 'sport = :PORT'", new Command("ss", "-ltnp", $"sport = :{port}"))
        .Add("ss -ltnp", new Command("ss", "-ltnp"))
        .Hold();
}

static Socket Listen()
{
    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    socket.Listen();
    return socket;
}

static int Free()
{
    using var socket = Listen();
    return PortOf(socket);
}

static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
