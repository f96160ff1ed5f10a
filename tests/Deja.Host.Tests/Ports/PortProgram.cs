using System.Globalization;

namespace Deja.Host.Tests.Ports;

/// <summary>The tests' own program in one of its modes that have a port.</summary>
internal sealed class PortProgram : IAsyncDisposable
{
    private readonly Running _running;
    private string _said = string.Empty;

    private PortProgram(System.Diagnostics.ProcessStartInfo start) => _running = new Running(start);

    public int Id => _running.Id;

    public int Port => int.Parse(Said("port").Single(), CultureInfo.InvariantCulture);

    public IReadOnlyList<int> Ports => [.. Said("ports").Select(p => int.Parse(p, CultureInfo.InvariantCulture))];

    public IEnumerable<int> Workers => Said("workers").Select(w => int.Parse(w, CultureInfo.InvariantCulture));

    public static Task<PortProgram> Start(params IEnumerable<string> mode) => Start(new System.Diagnostics.ProcessStartInfo(Programs.Own, mode));

    public static async Task<PortProgram> Start(System.Diagnostics.ProcessStartInfo start)
    {
        var program = new PortProgram(start);
        program._said = await program._running.ReadUntil("port ");
        return program;
    }

    public Task<string> Says(string text) => _running.ReadUntil(text);

    /// <summary>Lets it end, and waits until it has.</summary>
    public Task<Finished> Finish() => _running.Finish();

    public ValueTask DisposeAsync() => _running.DisposeAsync();

    private IEnumerable<string> Said(string key) => _said.Split('\n').First(l => l.StartsWith(key + " ", StringComparison.Ordinal)).Split(' ').Skip(1);
}
