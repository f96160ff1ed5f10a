namespace Deja.Bench.Attention;

/// <summary>All that was measured, and the tables of it.</summary>
internal sealed class Times
{
    private readonly Dictionary<string, List<double>> _times = [];

    public void Add(IEnumerable<(string Name, double Milliseconds)> measured)
    {
        foreach (var (name, milliseconds) in measured)
        {
            if (!_times.TryGetValue(name, out var list)) _times[name] = list = [];
            list.Add(milliseconds);
        }
    }

    public void Print()
    {
        Console.WriteLine("| what | fused | formula | ratio | PyTorch in Python |\n| --- | --- | --- | --- | --- |");
        foreach (var length in Shape.Lengths)
        {
            foreach (var (name, told) in new[] { ("kernel", "attention alone"), ("causal", "the same, causal"), ("padded", "the same, padded on the left"), ("module", "with its projections") })
                Console.WriteLine($"| {told}, length {length} | {Cell($"{name} fused {length}")} | {Cell($"{name} formula {length}")} | {Ratio($"{name} formula {length}", $"{name} fused {length}")} | {Cell($"{name} python {length}")} |");
        }

        Console.WriteLine("\n| writing | cache | concatenation | ratio | PyTorch, concatenation | anew each time |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var steps in Shape.Steps)
            Console.WriteLine($"| {steps} tokens | {Cell($"cache {steps}")} | {Cell($"concatenation {steps}")} | {Ratio($"concatenation {steps}", $"cache {steps}")} | {Cell($"python {steps}")} | |");
        foreach (var place in Shape.Places)
            Console.WriteLine($"| the token at {place} | {Cell($"cache at {place}")} | {Cell($"concatenation at {place}")} | {Ratio($"concatenation at {place}", $"cache at {place}")} | {Cell($"python at {place}")} | {Cell($"anew at {place}")} |");
    }

    private double? Best(string name) => _times.TryGetValue(name, out var list) ? list.Min() : null;

    private string Cell(string name) => Best(name) is not { } time ? "" : time < 10 ? $"{time:0.00} ms" : time < 1000 ? $"{time:0.0} ms" : $"{time / 1000:0.00} s";

    private string Ratio(string slow, string fast) => $"{Best(slow) / Best(fast):0.00}";
}
