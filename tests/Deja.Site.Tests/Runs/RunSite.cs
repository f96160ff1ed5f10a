using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deja.Notes;
using Deja.Site.Serving;

namespace Deja.Site.Tests.Runs;

/// <summary>A notebook that is served with buttons, and a browser's requests to it.</summary>
internal sealed partial class RunSite : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Limit };

    public Site Site { get; } = new();

    public FakeRunner Runner { get; } = new();

    public SiteServer Server { get; private set; } = null!;

    public string? Cookie { get; set; }

    public string? Key { get; set; }

    /// <summary>Serves one note.</summary>
    public static async Task<RunSite> Start(string note, bool isOpened = true, bool canRun = true, TimeSpan? idle = null)
    {
        var site = new RunSite();
        site.Site.With("a.md", note);
        site.Server = await SiteServer.Start(Notebook.Open(site.Site.Root), new ServeOptions { Port = 0, Runner = canRun ? site.Runner : null, SessionIdle = idle ?? TimeSpan.FromMinutes(5) });
        if (isOpened) await site.OpenPrinted();
        return site;
    }

    /// <summary>Opens the printed address as a browser does.</summary>
    public async Task<HttpResponseMessage> OpenPrinted()
    {
        var answer = await Send(HttpMethod.Get, Server.RunAddress!.AbsolutePath);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies)) Cookie = cookies.Single().Split(';')[0];
        if (answer.Headers.Location?.OriginalString.Split("#deja-key=") is [_, var key]) Key = key;
        return answer;
    }

    /// <summary>The note as it is on the disk.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);

    public byte[] Bytes => File.ReadAllBytes(Path.Combine(Site.Root, "a.md"));

    /// <summary>A request as our own page makes it, unless it is changed.</summary>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string address, string? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.Address, address));
        if (Cookie is not null) request.Headers.Add("Cookie", Cookie);
        if (Key is not null) request.Headers.Add("X-Deja-Key", Key);
        if (method != HttpMethod.Get) request.Headers.Add("Origin", Server.Address.GetLeftPart(UriPartial.Authority));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        change?.Invoke(request);
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async Task<(HttpStatusCode Status, JsonNode Json)> Ask(string action, JsonObject ask)
    {
        using var answer = await Send(HttpMethod.Post, $"/-/run/{action}", ask.ToJsonString());
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    /// <summary>What the page of the note says of a block, by its place: note, name, hash.</summary>
    public async Task<JsonObject> Block(int index = 0)
    {
        using var page = await Send(HttpMethod.Get, "/a/");
        var marks = Mark().Matches(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return new JsonObject { ["note"] = marks[index].Groups[1].Value, ["block"] = marks[index].Groups[2].Value, ["hash"] = marks[index].Groups[3].Value };
    }

    public async Task<int> Run(int index = 0)
    {
        var (status, json) = await Ask("start", await Block(index));
        Assert.Equal(HttpStatusCode.Accepted, status);
        return (int)json["run"]!;
    }

    /// <summary>The lines that a page is told of the note's runs, until nothing runs any more or a line satisfies it.</summary>
    public async Task<List<JsonNode>> Watch(Func<JsonNode, bool>? isEnough = null)
    {
        using var answer = await Send(HttpMethod.Post, "/-/run/watch", """{"note":"a.md"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(limit.Token));
        var lines = new List<JsonNode>();
        while (await reader.ReadLineAsync(limit.Token) is { } line)
        {
            lines.Add(JsonNode.Parse(line)!);
            if (isEnough?.Invoke(lines[^1]) ?? false) break;
        }

        return lines;
    }

    /// <summary>The text that a page shows after these lines, HTML and all.</summary>
    public static string Shown(IEnumerable<JsonNode> lines, int run)
    {
        var parts = new SortedDictionary<int, (string Text, string Last)>();
        foreach (var line in lines.Where(l => (int)l["run"]! == run && l["at"] is not null))
        {
            var at = (int)line["at"]!;
            parts[at] = line["text"] is { } text ? (parts.GetValueOrDefault(at).Text + (string)text!, (string)line["last"]!) : ((string?)line["html"] ?? $"[left {(long)line["left"]!}]", string.Empty);
        }

        return string.Concat(parts.Values.Select(p => p.Text + p.Last));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _client.Dispose();
        Site.Dispose();
    }

    [GeneratedRegex("data-note=\"([^\"]+)\" data-run=\"([^\"]+)\" data-hash=\"([^\"]+)\"")]
    private static partial Regex Mark();
}
