using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Deja.TestProgram;

/// <summary>Modes that have a port. Each says <c>port N</c>, keeps it until its input ends, and ends with code 0.</summary>
internal static partial class Sockets
{
    private static readonly Stream Out = Console.OpenStandardOutput();

    /// <summary>Listens at an address.</summary>
    public static int Listen(string address)
    {
        using var listener = Listener(address);
        return Keep(listener);
    }

    /// <summary>Listens at many ports and says all of them, in the order in which it opened them; the one in the middle was opened last, in the place of another.</summary>
    public static int Many(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => Listener("127.0.0.1")).ToList();
        listeners[count / 2].Dispose();
        listeners[count / 2] = Listener("127.0.0.1");
        Output.Write(Out, $"ports {string.Join(' ', listeners.Select(l => ((IPEndPoint)l.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture)))}\n");
        var code = Keep(listeners[0]);
        listeners.ForEach(l => l.Dispose());
        return code;
    }

    /// <summary>Leaves a connection behind that this side closed first.</summary>
    public static int Leave()
    {
        int port;
        using (var listener = Listener("127.0.0.1"))
        {
            port = ((IPEndPoint)listener.LocalEndPoint!).Port;
            using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            client.Connect(IPAddress.Loopback, port);
            listener.Accept().Close();
            _ = client.Receive(new byte[1]);
        }

        return Keep(port);
    }

    /// <summary>Has the port by bind alone.</summary>
    public static int Bind(string address)
    {
        using var socket = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        AnyPort.Bind(socket, IPAddress.Parse(address));
        return Keep(socket);
    }

    /// <summary>Takes UDP packets at an address.</summary>
    public static int Udp(string address)
    {
        using var socket = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        AnyPort.Bind(socket, IPAddress.Parse(address));
        return Keep(socket);
    }

    /// <summary>Connects to a port of this machine; the port that it says is its own.</summary>
    public static int Connect(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        return Keep(socket);
    }

    /// <summary>Listens, and does not end at a signal that asks for it.</summary>
    public static int Stubborn(string address)
    {
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Output.Write(Out, "asked\n");
        });
        using var listener = Listener(address);
        return Keep(listener);
    }

    /// <summary>Listens, lets go of the port at a signal that asks it to end, and runs on.</summary>
    public static int Drain(string address)
    {
        using var listener = Listener(address);
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            listener.Dispose();
        });
        return Keep(listener);
    }

    /// <summary>Listens, and starts others of this program that have the same socket open, as a server does with its workers; says their numbers before the port. A signal ends it without them.</summary>
    public static int Share(string address, int count)
    {
        using var listener = Listener(address);

        // F_SETFD without FD_CLOEXEC: what is started inherits it.
        _ = Control((int)listener.Handle, 2, 0);
        var workers = Enumerable.Range(0, count).Select(_ => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["hold"]) { UseShellExecute = false })!).ToList();
        Output.Write(Out, $"workers {string.Join(' ', workers.Select(w => w.Id.ToString(CultureInfo.InvariantCulture)))}\n");
        var code = Keep(listener);
        workers.ForEach(w => w.Kill());
        return code;
    }

    private static Socket Listener(string address)
    {
        var socket = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        AnyPort.Listen(socket, IPAddress.Parse(address));
        return socket;
    }

    private static int Keep(Socket socket) => Keep(((IPEndPoint)socket.LocalEndPoint!).Port);

    private static int Keep(int port)
    {
        Output.Write(Out, string.Create(CultureInfo.InvariantCulture, $"port {port}\n"));
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Its input ends when the test says so.
        }

        return 0;
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, nint argument);
}
