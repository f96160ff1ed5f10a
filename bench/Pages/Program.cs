using System.Globalization;
using Deja.Bench.Pages;
using Microsoft.Playwright;

// What reading pages of a site costs on a middling telephone: weight as a host compresses it, and when there is something to see, in Chromium.
//   deja build NOTES -o SITE
//   dotnet run -c Release --project bench/Pages -- --site SITE [--other SITE]... [--pages N] [--page ADDRESS]... [--browser PROGRAM]
// Of each site N pages are taken, evenly from all, beside those that are named. Another generator's site can be measured beside it.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
if (options["--site"].FirstOrDefault() is not { } site)
{
    await Console.Error.WriteLineAsync("usage: --site DIR [--other DIR]... [--pages N] [--page ADDRESS]... [--browser PROGRAM]");
    return 2;
}

var count = int.TryParse(options["--pages"].FirstOrDefault(), out var n) ? n : 10;
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = options["--browser"].FirstOrDefault() ?? "/usr/bin/chromium", Args = ["--no-sandbox"] });
Console.WriteLine($"Chromium {browser.Version}, 412 x 823, processor 4 times slower, 150 ms and 1.6 Mbit/s; KB as gzip has it");
var isHeavy = false;
foreach (var folder in options["--other"].Prepend(site))
{
    await using var server = await SiteHost.Start(folder);
    Console.WriteLine($"\n{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}\n{PageFigures.Heading}");
    var all = new List<PageFigures>();
    foreach (var page in Pages(folder, count).Concat(folder == site ? options["--page"] : []).Distinct())
    {
        var figures = await PageFigures.Of(browser, server.Address, page);
        all.Add(figures);
        Console.WriteLine(figures);
    }

    Console.WriteLine(PageFigures.Median(all));
    if (folder == site) isHeavy = all.Any(f => f.Own > PageFigures.MostOwn);
}

// So that a script may hold the line.
if (isHeavy) await Console.Error.WriteLineAsync($"a page of '{site}' has more than {PageFigures.MostOwn >> 10} KB of HTML, style and script");
return isHeavy ? 1 : 0;

static IEnumerable<string> Pages(string folder, int count)
{
    var all = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Select(f => "/" + Path.GetRelativePath(folder, f).Replace('\\', '/')).Where(p => p != "/404.html").Order(StringComparer.Ordinal).ToList();
    var step = Math.Max(1, all.Count / Math.Max(1, count));
    return all.Where((_, i) => i % step == 0).Take(count).Select(p => p.EndsWith("/index.html", StringComparison.Ordinal) ? p[..^"index.html".Length] : p);
}
