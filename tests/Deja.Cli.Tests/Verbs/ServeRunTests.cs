using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Deja.Cli.Tests.Verbs;

/// <summary><c>deja serve --run</c>: blocks that are run from their pages.</summary>
public sealed partial class ServeRunTests : IDisposable
{
    private const string Note = """
        # A

        <!-- deja: name=set -->
        ```sh
        x=kept; echo set
        ```

        <!-- deja: name=get after=set -->
        ```sh
        echo "x=$x"
        ```

        <!-- deja: name=args param.second=two -->
        ```sh
        printf '[%s]' <first> "<second>"
        ```

        <!-- deja: name=wrong -->
        ```sh
        echo fine
        no-such-command-here
        exit 3
        ```

        <!-- deja: name=slow timeout=300ms -->
        ```sh
        sleep 60
        ```

        <!-- deja: name=long -->
        ```sh
        sleep 300 & echo "pid=$!"; wait
        ```

        <!-- deja: name=never run=no -->
        ```sh
        echo never
        ```

        <!-- deja: name=ask run=ask -->
        ```sh
        echo asked
        ```

        ```text
        no code
        ```

        """;

    private readonly Desk _desk = new();
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };

    public ServeRunTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no bash on Windows");
        _desk.With("notes/deja.yml", string.Empty).With("notes/a.md", Note).With("state/deja/trusted", _desk["notes"] + "\n");
    }

    public void Dispose()
    {
        _client.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task A_notebook_that_is_not_trusted_is_not_served_with_buttons()
    {
        _desk.With("state/deja/trusted", string.Empty);
        var run = await _desk.Deja("serve", _desk["notes"], "--port", "0", "--run");
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains($"deja trust {_desk["notes"]}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--run listens on this machine alone", "--run", "--host", "0.0.0.0")]
    [InlineData("nothing is run without --run", "--timeout", "5s")]
    public async Task What_would_open_it_to_others_or_means_nothing_is_refused(string told, params string[] options)
    {
        var run = await _desk.Deja(["serve", _desk["notes"], "--port", "0", .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocks_run_with_state_and_values_and_tell_how_they_ended()
    {
        await using var serving = new Running(_desk.Describe("serve", _desk["notes"], "--port", "0", "--run"));
        var page = await Open(serving);
        Assert.Equal(["set", "get", "args", "wrong", "slow", "long", "ask"], page.Blocks.Keys);

        // What it comes after runs first, once; the session stays.
        var lines = await page.Run("get");
        Assert.Equal(["set\n", "x=kept\n"], Texts(lines));
        Assert.Contains(lines, l => ((string?)l["html"] ?? string.Empty).Contains("a.md#set", StringComparison.Ordinal));
        Assert.Equal(["x=kept\n"], Texts(await page.Run("get")));
        await page.Send("restart", []);
        Assert.Equal(["set\n", "x=kept\n"], Texts(await page.Run("get")));

        Assert.Equal("first", (string)(await page.Send("start", page.Ask("args")))["missing"]![0]!);
        Assert.Equal(["[$(id);&#39; x][two]"], Texts(await page.Run("args", values: new JsonObject { ["first"] = "$(id);' x" })));

        lines = await page.Run("wrong");
        Assert.Contains("no-such-command-here", Texts(lines)[0], StringComparison.Ordinal);
        Assert.Equal(("failed", 3, 2, true), ((string)lines[^1]["end"]!, (int)lines[^1]["exit"]!, (int)lines[^1]["line"]!, (bool)lines[^1]["lost"]!));
        Assert.Equal("timed-out", (string)(await page.Run("slow"))[^1]["end"]!);
        Assert.True((bool)(await page.Send("start", page.Ask("ask")))["question"]!);
        Assert.Equal(["edited $(pwd)\n"], Texts(await page.Run("set", code: "echo 'edited $(pwd)'")));
    }

    [Fact]
    public async Task All_that_blocks_started_ends_with_the_server()
    {
        await using var serving = new Running(_desk.Describe("serve", _desk["notes"], "--port", "0", "--run"));
        var page = await Open(serving);
        await page.Send("start", page.Ask("long"));
        var lines = await page.Watch(l => ((string?)l["text"] ?? string.Empty).Contains("pid=", StringComparison.Ordinal));
        var pid = Texts(lines)[0].Trim()["pid=".Length..];
        Assert.True(LiveProcess.Is(pid));
        await LiveProcess.Signal("INT", serving.Id);
        Assert.Equal(0, (await serving.Finish()).ExitCode);
        await LiveProcess.Until(() => !LiveProcess.Is(pid), "what the block started lives on");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_desk["tmp"], "deja-*"));
    }

    [Fact]
    public async Task A_block_stops_when_it_is_asked_to_and_its_session_goes_on()
    {
        await using var serving = new Running(_desk.Describe("serve", _desk["notes"], "--port", "0", "--run"));
        var page = await Open(serving);
        await page.Run("set");
        await page.Send("start", page.Ask("long"));
        await page.Watch(l => ((string?)l["text"] ?? string.Empty).Contains("pid=", StringComparison.Ordinal));
        await page.Send("stop", []);
        Assert.Equal("stopped", (string)(await page.Watch(null))[^1]["end"]!);
        Assert.Equal(["x=kept\n"], Texts(await page.Run("get")));
    }

    [Fact]
    public async Task Trust_that_is_taken_away_ends_it()
    {
        await using var serving = new Running(_desk.Describe("serve", _desk["notes"], "--port", "0", "--run"));
        var page = await Open(serving);
        _desk.With("state/deja/trusted", string.Empty);
        Assert.Contains("is not trusted", (string)(await page.Send("start", page.Ask("set")))["problem"]!, StringComparison.Ordinal);
    }

    private async Task<Page> Open(Running serving)
    {
        var address = new Uri(Address().Match(await serving.ReadUntil("ends it")).Value);
        using var answer = await _client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = new Page(_client, new Uri(address, "/"), answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0], answer.Headers.Location!.OriginalString.Split('=')[1]);
        await page.Read();
        return page;
    }

    /// <summary>The texts of the pieces, each in one.</summary>
    private static List<string> Texts(IEnumerable<JsonNode> lines)
    {
        var pieces = new SortedDictionary<int, (string Text, string Last)>();
        foreach (var line in lines.Where(l => l["text"] is not null)) pieces[(int)line["at"]!] = (pieces.GetValueOrDefault((int)line["at"]!).Text + (string)line["text"]!, (string)line["last"]!);
        return [.. pieces.Values.Select(p => p.Text + p.Last)];
    }

    [GeneratedRegex(@"http://127\S+")]
    private static partial Regex Address();

    /// <summary>The note's page in a browser that opened the printed address.</summary>
    private sealed partial class Page(HttpClient client, Uri address, string cookie, string key)
    {
        /// <summary>The hashes of the blocks that can be run, by name.</summary>
        public Dictionary<string, string> Blocks { get; } = [];

        public async Task Read()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "a/"));
            request.Headers.Add("Cookie", cookie);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (Match match in Mark().Matches(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))) Blocks[match.Groups[1].Value] = match.Groups[2].Value;
        }

        public JsonObject Ask(string block) => new() { ["block"] = block, ["hash"] = Blocks[block] };

        public async Task<List<JsonNode>> Run(string block, JsonObject? values = null, string? code = null)
        {
            var ask = Ask(block);
            if (values is not null) ask["values"] = values;
            if (code is not null) ask["code"] = code;
            var run = (int)(await Send("start", ask))["run"]!;
            return [.. (await Watch(null)).Where(l => (int)l["run"]! == run)];
        }

        public async Task<List<JsonNode>> Watch(Func<JsonNode, bool>? isEnough)
        {
            using var answer = await Post("watch", []);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            var lines = new List<JsonNode>();
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                lines.Add(JsonNode.Parse(line)!);
                if (isEnough?.Invoke(lines[^1]) ?? false) break;
            }

            return lines;
        }

        public async Task<JsonNode> Send(string action, JsonObject ask)
        {
            using var answer = await Post(action, ask);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        }

        private async Task<HttpResponseMessage> Post(string action, JsonObject ask)
        {
            ask["note"] = "a.md";
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, string.Create(CultureInfo.InvariantCulture, $"-/run/{action}"))) { Content = new StringContent(ask.ToJsonString(), Encoding.UTF8, "application/json") };
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("X-Deja-Key", key);
            request.Headers.Add("Origin", address.GetLeftPart(UriPartial.Authority));
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        }

        [GeneratedRegex("data-run=\"([^\"]+)\" data-hash=\"([^\"]+)\"")]
        private static partial Regex Mark();
    }
}
