using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Deja.Bench.Pages;

/// <summary>What one page costs who reads it.</summary>
/// <param name="Page">Its address.</param>
/// <param name="Html">Bytes over the wire: the page itself.</param>
/// <param name="Style">Stylesheets.</param>
/// <param name="Script">Scripts.</param>
/// <param name="Rest">Fonts, pictures and all else.</param>
/// <param name="Requests">How many.</param>
/// <param name="Foreign">How many of them go to another host.</param>
/// <param name="First">When something is painted (first contentful paint), in milliseconds.</param>
/// <param name="Largest">When the largest part is (largest contentful paint).</param>
/// <param name="Blocked">How long the page answers no touch: what tasks take over 50 ms (total blocking time).</param>
/// <param name="Shift">How much of it jumps while it loads (cumulative layout shift).</param>
/// <param name="Elements">How many elements it has.</param>
internal sealed record PageFigures(string Page, long Html, long Style, long Script, long Rest, int Requests, int Foreign, double First, double Largest, double Blocked, double Shift, int Elements)
{
    /// <summary>So much HTML, style and script a page of notes may have, in bytes.</summary>
    public const int MostOwn = 60 * 1024;

    public const string Heading = "page                                       html  style script   rest | requests foreign | first largest blocked   shift | elements";

    private const string Observe = """
        window.seen = { largest: 0, blocked: 0, shift: 0 };
        new PerformanceObserver(l => { for (const e of l.getEntries()) seen.largest = e.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver(l => { for (const e of l.getEntries()) seen.blocked += Math.max(0, e.duration - 50); }).observe({ type: "longtask", buffered: true });
        new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) seen.shift += e.value; }).observe({ type: "layout-shift", buffered: true });
        """;

    private const string Ask = """
        () => ({ ...window.seen, first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, elements: document.getElementsByTagName("*").length })
        """;

    /// <summary>HTML, style and script together.</summary>
    public long Own => Html + Style + Script;

    /// <summary>Loads a page as for the first time.</summary>
    public static async Task<PageFigures> Of(IBrowser browser, string host, string page)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 412, Height = 823 }, DeviceScaleFactor = 1.75f, IsMobile = true, HasTouch = true });
        var window = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(window);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1.6 * 1024 * 1024 / 8, ["uploadThroughput"] = 750 * 1024 / 8.0 });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        var (kinds, sizes) = (new ConcurrentDictionary<string, (string Kind, string Url)>(), new ConcurrentDictionary<string, long>());
        session.Event("Network.responseReceived").OnEvent += (_, e) => kinds[e!.Value.GetProperty("requestId").GetString()!] = (e.Value.GetProperty("type").GetString()!, e.Value.GetProperty("response").GetProperty("url").GetString()!);
        session.Event("Network.loadingFinished").OnEvent += (_, e) => sizes[e!.Value.GetProperty("requestId").GetString()!] = (long)e.Value.GetProperty("encodedDataLength").GetDouble();
        await window.AddInitScriptAsync(Observe);
        await window.GotoAsync(host + page, new() { WaitUntil = WaitUntilState.NetworkIdle });

        // Fonts are asked for when the first text in them is laid out, which a slow processor comes to late.
        await window.WaitForFunctionAsync("performance.getEntriesByName('first-contentful-paint').length > 0 && document.fonts.ready.then(() => true)");
        await window.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var seen = (await window.EvaluateAsync<JsonElement?>(Ask))!.Value;
        long Of(string kind) => kinds.Where(k => k.Value.Kind == kind).Sum(k => sizes.GetValueOrDefault(k.Key));
        double Seen(string name) => seen.GetProperty(name).GetDouble();
        var (html, style, script) = (Of("Document"), Of("Stylesheet"), Of("Script"));
        var web = kinds.Values.Where(k => k.Url.StartsWith("http", StringComparison.Ordinal)).ToList();
        return new PageFigures(page, html, style, script, sizes.Values.Sum() - html - style - script, web.Count, web.Count(k => !k.Url.StartsWith(host, StringComparison.Ordinal)), Seen("first"), Seen("largest"), Seen("blocked"), Seen("shift"), (int)Seen("elements"));
    }

    /// <summary>The median of each figure.</summary>
    public static PageFigures Median(IReadOnlyList<PageFigures> all)
    {
        T Of<T>(Func<PageFigures, T> figure) => all.Select(figure).Order().ElementAt(all.Count / 2);
        return new("median", Of(f => f.Html), Of(f => f.Style), Of(f => f.Script), Of(f => f.Rest), Of(f => f.Requests), Of(f => f.Foreign), Of(f => f.First), Of(f => f.Largest), Of(f => f.Blocked), Of(f => f.Shift), Of(f => f.Elements));
    }

    public override string ToString() =>
        FormattableString.Invariant($"{(Page.Length > 40 ? Page[..39] + "…" : Page),-40} {Kilobytes(Html)} {Kilobytes(Style)} {Kilobytes(Script)} {Kilobytes(Rest)} | {Requests,8} {Foreign,7} | {First,5:0} {Largest,7:0} {Blocked,7:0} {Shift,7:0.000} | {Elements,8}");

    private static string Kilobytes(long bytes) => FormattableString.Invariant($"{bytes / 1024.0,6:0.0}");
}
