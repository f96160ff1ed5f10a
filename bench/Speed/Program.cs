using System.Globalization;
using Deja.Bench.Speed;

// Speed of find, recall and indexing as cold native processes, side by side with ripgrep over the same files and with SQLite's FTS5 from Python.
//   dotnet publish src/Deja.Cli -c Release -o OUT
//   dotnet run -c Release --project bench/Speed -- --deja OUT/deja --notes DIR [--notes DIR]... [--rounds N] [--no-index]
// DIR is a folder of many notes. Its .deja folder is deleted and made again.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
var deja = options["--deja"].FirstOrDefault();
if (deja is null || !File.Exists(deja) || !options["--notes"].Any(Directory.Exists))
{
    Console.Error.WriteLine("usage: --deja PROGRAM --notes DIR [--notes DIR]... [--rounds N] [--no-index]");
    return 2;
}

var rounds = int.TryParse(options["--rounds"].FirstOrDefault(), out var n) ? n : 15;
var script = Path.Combine(AppContext.BaseDirectory, "fts5.py");
var log = Path.GetTempFileName();
File.WriteAllText(log, """
    Traceback (most recent call last):
      File "train.py", line 31, in <module>
        loss.backward()
      File "/usr/lib/python3/dist-packages/torch/_tensor.py", line 488, in backward
        torch.autograd.backward(
    RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed).
    """);
new Contest("deja --version", rounds).Add("deja", new Command(deja, "--version")).Hold();
foreach (var folder in options["--notes"])
{
    var data = Path.Combine(folder, ".deja");
    var database = Path.Combine(Path.GetTempPath(), $"deja-bench-{Environment.ProcessId}.db");
    var index = new Command(deja, "index", "-n", folder);
    Console.WriteLine($"\n{folder}");
    if (!options.Contains("--no-index"))
    {
        new Contest("first indexing", 3).Before(Forget).Add("deja", index).Add("FTS5 from Python", new Command("python3", script, "index", folder, database)).Hold();
        Forget();
        Console.WriteLine($"| first indexing, memory | {index.PeakMemory():0} MB |");
        var text = new DirectoryInfo(folder).EnumerateFiles("*.md", SearchOption.AllDirectories).Sum(f => f.Length);
        Console.WriteLine($"| index | {new DirectoryInfo(data).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / (double)text:0.00} of the text |");
    }

    index.Run();
    if (!File.Exists(database)) new Command("python3", script, "index", folder, database).Run();
    Search("rare words", "kubernetes", "timeout", "retry");
    Search("common words", "the", "file", "error");
    Search("a word that no note has", "zzyzx");
    Search("one common word", "server");
    new Contest("recall", rounds).Add("deja", new Command(deja, "recall", "-n", folder, log)).Add("rg", new Command("rg", "-i", "-l", "backward through the graph a second time", folder)).Hold();
    var note = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).First();
    new Contest("nothing changed", rounds).Add("deja", index).Add("rg --files", new Command("rg", "--files", folder)).Hold();
    new Contest("one note changed", rounds).Before(() => File.SetLastWriteTimeUtc(note, DateTime.UtcNow.AddSeconds(-5))).Add("deja", index).Hold();
    File.Delete(database);

    void Forget()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        foreach (var part in (string[])["", "-wal", "-shm"]) File.Delete(database + part);
    }

    void Search(string title, params string[] words)
    {
        var every = string.Join('|', words);
        new Contest($"find {string.Join(' ', words)} ({title})", rounds)
            .Add("deja", new Command(deja, ["find", "-n", folder, .. words]))
            .Add("rg", new Command("rg", "-i", "-l", every, folder))
            .Add("FTS5 from Python", new Command("python3", [script, "query", database, .. words]))
            .Hold();
    }
}

File.Delete(log);
return 0;
