using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Deja.Bench.Site.Makers;

namespace Deja.Bench.Site;

/// <summary>Starts a server of pages, saves a note again and again, and asks for its page until it shows what was saved.</summary>
/// <param name="maker">Who makes the pages.</param>
/// <param name="folder">Its folder.</param>
/// <param name="note">The note, from the notes' root.</param>
internal sealed class ServeRace(ISiteMaker maker, string folder, string note)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private static readonly HttpClient Client = new() { Timeout = Longest };

    /// <summary>Runs it and tells on a line how long it took until it was ready, and the median from a save to the page.</summary>
    public async Task<string> Run(int saves)
    {
        var port = FreePort();
        var page = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{maker.AddressOf(note)}"));
        var clock = Stopwatch.StartNew();
        using var server = Process.Start(new ProcessStartInfo(maker.Program, maker.Serve(port)!) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        try
        {
            await Until(page, "<h1", server);
            var ready = clock.Elapsed;
            var times = new List<double>();
            for (var save = 0; save < saves; save++) times.Add((await Save(page, server)).TotalMilliseconds);
            times.Sort();
            server.Refresh();
            return string.Create(CultureInfo.InvariantCulture, $"{maker.Name,-24} ready in {ready.TotalSeconds,6:0.00} s   saved to shown {times[times.Count / 2],7:0} ms (of {saves}: {times[0]:0} to {times[^1]:0})   peak {server.PeakWorkingSet64 / 1048576.0,5:0} MB");
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    private async Task<TimeSpan> Save(Uri page, Process server)
    {
        var mark = $"saved{Guid.NewGuid():N}";
        var file = Path.Combine(folder, maker.FileOf(note));
        var text = await File.ReadAllTextAsync(file);

        // Nothing is left to do from the save before.
        await Task.Delay(TimeSpan.FromMilliseconds(700));
        var clock = Stopwatch.StartNew();
        await File.WriteAllTextAsync(file, text + $"\n{mark}\n");
        await Until(page, mark, server);
        return clock.Elapsed;
    }

    private async Task Until(Uri page, string text, Process server)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await Client.GetStringAsync(page)).Contains(text, StringComparison.Ordinal)) return;
            }
            catch (HttpRequestException)
            {
                // It isn't ready, or makes the page anew.
            }

            if (server.HasExited) throw new InvalidOperationException($"{maker.Name}'s server ended with {server.ExitCode}");
            if (clock.Elapsed > Longest) throw new TimeoutException($"{page} does not show '{text}'");
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
