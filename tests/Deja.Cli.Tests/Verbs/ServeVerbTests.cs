using System.Globalization;
using System.Text.RegularExpressions;
using Deja.Host.Tests.Ports;

namespace Deja.Cli.Tests.Verbs;

public sealed partial class ServeVerbTests : IDisposable
{
    private readonly Desk _desk = new Desk().With("notes/deja.yml", string.Empty).With("notes/a.md", "# A\n\nwords\n");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_notebook_is_served_until_it_is_ended()
    {
        await using var serving = new Running(_desk.Describe("serve", _desk["notes"], "--port", "0"));
        var told = await serving.ReadUntil("ends it");
        var address = Address().Match(told).Value;
        using var client = new HttpClient();
        Assert.Contains("<p>words</p>", await client.GetStringAsync(new Uri(address + "a/"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Running.Run(_desk.DescribeOther("kill", "-TERM", serving.Id.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(0, (await serving.Finish()).ExitCode);
    }

    [Fact]
    public async Task Who_has_the_port_is_told_and_the_next_free_one()
    {
        await using var server = await PortProgram.Start("listen", "127.0.0.1");
        var run = await _desk.Deja("serve", _desk["notes"], "--port", server.Port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"port {server.Port} is held by", run.Error, StringComparison.Ordinal);
        Assert.Contains($"(pid {server.Id})", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"another is free: deja serve --port \d+", run.Error);
    }

    [GeneratedRegex("http://127[^ ]+")]
    private static partial Regex Address();
}
