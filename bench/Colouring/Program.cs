using System.Diagnostics;
using System.Globalization;
using System.Text;
using Deja.Site.Colouring;

// How fast code is coloured, on one thread, and what becomes of it.
//   dotnet run -c Release --project bench/Colouring -- --data DIR [--rounds N] [--html]
// DIR has a folder for each language, named as on a fence, with code in NAME.txt. With --html NAME.html is written
// beside each, as tests/Deja.Site.Tests/Colouring/agreement/compare.js reads it.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
if (options["--data"].FirstOrDefault() is not { } data)
{
    Console.Error.WriteLine("usage: --data DIR [--rounds N] [--html]");
    return 2;
}

var rounds = int.TryParse(options["--rounds"].FirstOrDefault(), out var n) ? n : 10;
foreach (var folder in Directory.EnumerateDirectories(data).Order(StringComparer.Ordinal))
{
    var language = Path.GetFileName(folder);
    var files = Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToList();
    if (options.Contains("--html"))
    {
        foreach (var file in files) File.WriteAllText(Path.ChangeExtension(file, ".html"), Colour(File.ReadAllText(file), language));
        continue;
    }

    Measure(language, files.ConvertAll(File.ReadAllText), rounds);
}

return 0;

static void Measure(string language, List<string> code, int rounds)
{
    var html = new StringBuilder();
    var best = TimeSpan.MaxValue;
    for (var round = 0; round < rounds; round++)
    {
        var clock = Stopwatch.StartNew();
        foreach (var text in code)
        {
            html.Clear();
            CodeColourer.Append(html, text, language);
        }

        if (clock.Elapsed < best) best = clock.Elapsed;
    }

    var bytes = code.Sum(Encoding.UTF8.GetByteCount);
    Console.WriteLine($"{language,-12} {bytes / 1000.0,8:n0} kB {bytes / 1e6 / best.TotalSeconds,8:0.0} MB/s");
}

static string Colour(string code, string language)
{
    var html = new StringBuilder();
    CodeColourer.Append(html, code, language);
    return html.ToString();
}
