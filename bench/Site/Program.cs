using System.Globalization;
using Deja.Bench.Site;

// The native `deja build` and Hugo, by turns, on the same notes.
//   dotnet publish src/Deja.Cli -c Release -o OUT
//   dotnet run -c Release --project bench/Site -- --deja OUT/deja --notes DIR [--hugo PROGRAM] [--rounds N] [--dir DIR]...
// The notes are copied to each DIR, where the sites are made: a tmpfs and the disk when not given.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
if (options["--deja"].FirstOrDefault() is not { } deja || options["--notes"].FirstOrDefault() is not { } source)
{
    Console.Error.WriteLine("usage: --deja PROGRAM --notes DIR [--hugo PROGRAM] [--rounds N] [--dir DIR]...");
    return 2;
}

var hugo = options["--hugo"].FirstOrDefault();
var rounds = int.TryParse(options["--rounds"].FirstOrDefault(), out var n) ? n : 3;
foreach (var folder in options["--dir"].Any() ? options["--dir"].ToList() : new[] { "/dev/shm", Path.GetTempPath() }.Where(Directory.Exists).ToList())
{
    var work = Directory.CreateDirectory(Path.Combine(folder, $"deja-bench-{Environment.ProcessId}")).FullName;
    try
    {
        var notes = Path.Combine(work, "notes");
        var count = Copy(source, notes);
        Console.WriteLine($"\n{(folder.StartsWith("/dev/shm", StringComparison.Ordinal) ? "tmpfs" : "disk")}, {count:n0} notes, medians of {rounds}");
        if (hugo is not null) HugoSite.Make(Path.Combine(work, "hugo"), notes);
        Race("cold", work, notes, () => Clean(work));
        Race("cold, formulas kept", work, notes, () => CleanButFormulas(work));
        Race("nothing changed", work, notes, () => { });
        var changed = Directory.EnumerateFiles(notes, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        Race("one note changed", work, notes, () => File.AppendAllText(changed, "\nOne line more.\n"));
    }
    finally
    {
        Directory.Delete(work, recursive: true);
    }
}

return 0;

void Race(string name, string work, string notes, Action prepare)
{
    var (ours, theirs) = (new List<Measured>(), new List<Measured>());
    for (var round = 0; round < rounds; round++)
    {
        prepare();
        ours.Add(Measured.Of(deja, work, "build", notes, "-o", Path.Combine(work, "deja-out")));
        if (hugo is not null) theirs.Add(Measured.Of(hugo, Path.Combine(work, "hugo"), "--quiet", "-d", Path.Combine(work, "hugo-out")));
    }

    Tell($"{name}, deja", Measured.Median(ours), null);
    if (theirs.Count > 0) Tell($"{name}, hugo", Measured.Median(theirs), Measured.Median(ours));
}

static void Tell(string name, Measured m, Measured? ours) =>
    Console.WriteLine($"{name,-28} {m.Wall.TotalSeconds,7:0.00} s wall {m.Processor.TotalSeconds,7:0.00} s processor {m.PeakBytes / 1048576.0,6:0} MB{(ours is null ? string.Empty : $"   deja's share {ours.Wall / m.Wall:0.00}")}");

static void Clean(string work)
{
    foreach (var folder in (string[])["deja-out", "hugo-out", "notes/.deja", "hugo/resources"])
    {
        if (Directory.Exists(Path.Combine(work, folder))) Directory.Delete(Path.Combine(work, folder), recursive: true);
    }
}

static void CleanButFormulas(string work)
{
    var kept = Path.Combine(work, "notes/.deja/cache/formulas");
    var bytes = File.Exists(kept) ? File.ReadAllBytes(kept) : [];
    Clean(work);
    Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
    File.WriteAllBytes(kept, bytes);
}

static int Copy(string source, string target)
{
    var count = 0;
    foreach (var file in Directory.EnumerateFiles(source, "*.md", SearchOption.AllDirectories).Where(f => !f.Contains("/.", StringComparison.Ordinal)))
    {
        var to = Path.Combine(target, Path.GetRelativePath(source, file));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(file, to, overwrite: true);
        count++;
    }

    return count;
}
