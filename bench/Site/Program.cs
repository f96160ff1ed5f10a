using System.Globalization;
using Deja.Bench.Site;
using Deja.Bench.Site.Makers;

// The native `deja build`, with its search and without, and others by turns on the same notes, each in a folder of its own; then the servers that follow what is saved.
//   dotnet publish src/Deja.Cli -c Release -o OUT
//   dotnet run -c Release --project bench/Site -- --deja OUT/deja --notes DIR [--hugo PROGRAM]... [--eleventy NODE_MODULES] [--jekyll PROGRAM] [--rounds N] [--dir DIR]... [--serve] [--cold]
// The sites are made below each DIR: a tmpfs and the disk when not given. --cold measures cold builds alone, --serve the servers too.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
if (options["--deja"].FirstOrDefault() is not { } deja || options["--notes"].FirstOrDefault() is not { } source)
{
    await Console.Error.WriteLineAsync("usage: --deja PROGRAM --notes DIR [--hugo PROGRAM]... [--eleventy NODE_MODULES] [--jekyll PROGRAM] [--rounds N] [--dir DIR]... [--serve] [--cold]");
    return 2;
}

ISiteMaker[] makers =
[
    new DejaMaker(deja, hasSearch: true),
    new DejaMaker(deja, hasSearch: false),
    .. options["--hugo"].Select(p => new HugoMaker(p)),
    .. options["--eleventy"].Select(m => new EleventyMaker(m)),
    .. options["--jekyll"].Select(p => new JekyllMaker(p)),
];
var rounds = int.TryParse(options["--rounds"].FirstOrDefault(), out var n) ? n : 3;
var notes = new NoteSource(source);
if (notes.Paths.Count == 0)
{
    await Console.Error.WriteLineAsync($"no notes in {source}");
    return 2;
}

foreach (var place in options["--dir"].Any() ? options["--dir"].ToList() : new[] { "/dev/shm", Path.GetTempPath() }.Where(Directory.Exists).ToList())
{
    var work = Directory.CreateDirectory(Path.Combine(place, $"deja-bench-{Environment.ProcessId}")).FullName;
    try
    {
        Console.WriteLine($"\n{(place.StartsWith("/dev/shm", StringComparison.Ordinal) ? "tmpfs" : "disk")}, {notes.Paths.Count:n0} notes, medians of {rounds}");
        var folders = makers.Index().ToDictionary(m => m.Item, m => Path.Combine(work, $"{m.Index}"));
        foreach (var (maker, folder) in folders) maker.Make(Directory.CreateDirectory(folder).FullName, notes);
        Race("cold", folders, Clean);
        if (!options.Contains("--cold"))
        {
            Race("cold, formulas kept", folders.Where(f => f.Key is DejaMaker), CleanButFormulas);
            Race("nothing changed", folders, (_, _) => { });
            Race("one note changed", folders, (maker, folder) => File.AppendAllText(Path.Combine(folder, maker.FileOf(notes.Paths[0])), "\nOne line more.\n"));
        }

        if (options.Contains("--serve"))
        {
            foreach (var (maker, folder) in folders.Where(f => f.Key.Serve(0) is not null)) Console.WriteLine(await new ServeRace(maker, folder, notes.Paths[0]).Run(5));
        }
    }
    finally
    {
        Directory.Delete(work, recursive: true);
    }
}

return 0;

void Race(string name, IEnumerable<KeyValuePair<ISiteMaker, string>> who, Action<ISiteMaker, string> prepare)
{
    var all = who.ToDictionary(w => w.Key, _ => new List<Measured>());
    for (var round = 0; round < rounds; round++)
    {
        foreach (var (maker, folder) in who)
        {
            prepare(maker, folder);
            all[maker].Add(Measured.Of(maker.Program, folder, [.. maker.Build]));
        }
    }

    Console.WriteLine(name);
    var ours = all.Where(a => a.Key is DejaMaker).Select(a => (a.Key.Name, Measured.Median(a.Value))).ToList();
    foreach (var (maker, measured) in all)
    {
        var m = Measured.Median(measured);
        var shares = maker is DejaMaker ? string.Empty : "   share of " + string.Join(", ", ours.Select(o => $"{o.Name} {o.Item2.Wall / m.Wall:0.00}"));
        Console.WriteLine($"  {maker.Name,-24} {m.Wall.TotalSeconds,7:0.00} s wall {m.Processor.TotalSeconds,7:0.00} s processor {m.PeakBytes / 1048576.0,6:0} MB{shares}");
    }
}

static void Clean(ISiteMaker maker, string folder)
{
    foreach (var made in maker.Made.Select(m => Path.Combine(folder, m)))
    {
        if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        File.Delete(made);
    }
}

static void CleanButFormulas(ISiteMaker maker, string folder)
{
    var kept = Path.Combine(folder, DejaMaker.Formulas);
    var bytes = File.Exists(kept) ? File.ReadAllBytes(kept) : [];
    Clean(maker, folder);
    Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
    File.WriteAllBytes(kept, bytes);
}
