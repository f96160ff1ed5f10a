using System.Globalization;
using Deja.Bench.Attention;
using Deja.Torch.Native;

// Attention by libtorch's fused kernel, by the formula in the same libtorch, and by PyTorch in Python; and writing token by token. All by turns; of several times the best counts.
//   dotnet run -c Release --project bench/Attention -- [--rounds N] [--threads N] [--python PROGRAM]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string? Option(string name) => Array.IndexOf(args, name) is var i and >= 0 && i + 1 < args.Length ? args[i + 1] : null;
var rounds = int.TryParse(Option("--rounds"), CultureInfo.InvariantCulture, out var n) ? n : 1;
var python = new PythonTorch(Option("--python") ?? "/usr/bin/python3");
foreach (var name in new[] { "--rounds", "--threads" })
{
    if (Option(name) is not { } said || (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0)) continue;
    Console.Error.WriteLine($"{name}: '{said}' is no whole number from 1 on");
    return 2;
}

NativeTorch.Load();
foreach (var threads in Option("--threads") is { } only ? [int.Parse(only, CultureInfo.InvariantCulture)] : (int[])[1, 2])
{
    set_num_threads(threads);
    var times = new Times();
    for (var round = 0; round < rounds; round++)
    {
        times.Add(Forward.Measure());
        times.Add(Decoding.Measure());
        times.Add(python.Measure(threads));
    }

    Console.WriteLine($"\n{threads} thread{(threads == 1 ? "" : "s")}, batch {Shape.Batch}, {Shape.Heads} heads, hidden {Shape.Hidden}, float32:\n");
    times.Print();
}

return 0;
