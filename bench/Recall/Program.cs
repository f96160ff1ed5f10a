using System.Globalization;
using Deja.Bench.Recall;

// The measure of recall: how often the right note is first, how often Deja is sure of it, how often it is sure of a wrong one.
//   dotnet run -c Release --project bench/Recall -- --data DIR [--others DIR]... [--features FILE] [--verbose]
// DIR holds notes.jsonl, queries.jsonl, unknown.jsonl and short.jsonl. Folders given by --others are put beside the notes for a second pass.
// --features writes what speaks for and against each entry; --fit FILE fits the judge's weights to that.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = args.Index().Where(a => a.Item.StartsWith("--", StringComparison.Ordinal)).ToLookup(a => a.Item, a => a.Index + 1 < args.Length ? args[a.Index + 1] : string.Empty);
if (options["--fit"].FirstOrDefault() is { } dumped)
{
    Fit.Run(dumped);
    return 0;
}

if (options["--data"].FirstOrDefault() is not { Length: > 0 } data || !Directory.Exists(data))
{
    Console.Error.WriteLine("usage: --data DIR [--others DIR]... [--features FILE] [--verbose]; DIR holds notes.jsonl, queries.jsonl, unknown.jsonl and short.jsonl");
    return 2;
}

var cases = Cases.Read(data);
var isVerbose = options.Contains("--verbose");
var folder = Directory.CreateTempSubdirectory("deja-recall-").FullName;
try
{
    var own = Directory.CreateDirectory(Path.Combine(folder, "cases")).FullName;
    foreach (var note in cases.Notes) File.WriteAllText(Path.Combine(own, note.Id + ".md"), $"# {note.Title}\n\n{note.Body}\n");
    using var features = options["--features"].FirstOrDefault() is { } file ? new StreamWriter(file) : null;
    Pass($"alone, {cases.Notes.Count} notes", features);
    if (options["--others"].Any())
    {
        var count = 0;
        foreach (var (i, other) in options["--others"].Index())
        {
            foreach (var note in Directory.EnumerateFiles(other, "*.md", SearchOption.AllDirectories))
            {
                var target = Path.Combine(folder, $"other{i}", Path.GetRelativePath(other, note));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(note, target);
                count++;
            }
        }

        Pass($"among {count} other notes", features);
    }

    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

void Pass(string title, StreamWriter? features)
{
    Console.WriteLine(title);
    var measure = new Measure(cases, folder, isVerbose);
    measure.RunPlain();
    measure.Run(features);
}
