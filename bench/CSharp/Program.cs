using System.Globalization;
using Deja.Bench.CSharp;
using Deja.Host.Tethers;

// What runs kernels starts itself once more beside them.
if (args is [Keeper.Word, .. var kept]) return Keeper.Run(kept);

// First results and later blocks of the C# kernel, beside `dotnet run file.cs` and IPython's kernel, by turns.
//   dotnet run -c Release --project bench/CSharp -- [--rounds N] [--python PROGRAM]
// PROGRAM is a Python that has ipykernel: Debian's python3-ipykernel for /usr/bin/python3. Without one those cells stay empty.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
var rounds = int.TryParse(Option("--rounds"), CultureInfo.InvariantCulture, out var n) ? n : 5;
var python = new PythonKernel(Option("--python") ?? "/usr/bin/python3");
var file = new FileProgram();
Dictionary<string, List<double>> times = [];

void Add(string name, double milliseconds)
{
    if (!times.TryGetValue(name, out var list))
        times[name] = list = [];
    list.Add(milliseconds);
}

for (var round = 0; round < rounds; round++)
{
    foreach (var (name, milliseconds) in KernelRun.Measure(round))
        Add(name, milliseconds);
    foreach (var (name, milliseconds) in python.Measure())
        Add(name, milliseconds);
    foreach (var (name, milliseconds) in file.Measure(round))
        Add(name, milliseconds);
}

string Cell(string name) => times.TryGetValue(name, out var list) ? $"{list.Order().ElementAt(list.Count / 2):0.0} ms" : "";

Console.WriteLine("| what | Deja | ipykernel | dotnet run file.cs |");
Console.WriteLine("| --- | --- | --- | --- |");
Console.WriteLine($"| first result, from nothing | {Cell("deja first")} | {Cell("python first")} | cold {Cell("file cold")}; edited {Cell("file edited")}; unchanged {Cell("file unchanged")} |");
Console.WriteLine($"| a later block, `1 + 1` | {Cell("deja later")} | {Cell("python later")} | |");
Console.WriteLine($"| the session's first loop, which prints 1,000 lines | {Cell("deja print")} | {Cell("python print")} | |");
Console.WriteLine($"| a later block that prints 1,000 lines | {Cell("deja print again")} | {Cell("python print again")} | |");
Console.WriteLine($"| a later block with a loop over 10 million numbers | {Cell("deja loop")} | {Cell("python loop")} | |");
Console.WriteLine($"| 50 blocks that declare, from nothing | {Cell("deja 50")} | {Cell("python 50")} | |");
return 0;
