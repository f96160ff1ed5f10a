using System.Diagnostics;
using Deja.Run.Kernels;
using Deja.Run.Outputs;

namespace Deja.Bench.CSharp;

/// <summary>The C# kernel, started and read as Deja does.</summary>
internal static class KernelRun
{
    private const string Print = "for (var i = 0; i < 1000; i++) Console.WriteLine(i);";
    private static readonly RunLimits Limits = new() { Time = TimeSpan.FromMinutes(1) };
    private static readonly KernelSettings Settings = new(Directory.CreateTempSubdirectory("deja-bench-").FullName);

    /// <summary>A session from its start to its end, in milliseconds by name.</summary>
    public static IEnumerable<(string Name, double Milliseconds)> Measure(int round)
    {
        var start = Stopwatch.StartNew();
        using (var kernel = Start())
        {
            Run(kernel, "1 + 1");
            yield return ("deja first", start.Elapsed.TotalMilliseconds);
            foreach (var code in Enumerable.Range(0, 5).Select(i => $"{round} + {i}"))
                yield return ("deja later", Run(kernel, code));
            yield return ("deja print", Run(kernel, Print));
            yield return ("deja print again", Run(kernel, Print));
            yield return ("deja loop", Run(kernel, "var sum = 0L; for (var i = 0; i < 10_000_000; i++) sum += i; sum"));
        }

        start.Restart();
        using var many = Start();
        for (var i = 0; i < 50; i++)
            Run(many, $"var x{i} = {i} + 1; Console.WriteLine(x{i});");
        yield return ("deja 50", start.Elapsed.TotalMilliseconds);
    }

    private static IKernel Start() => KernelKinds.Of("csharp")!.Start("csharp", Settings);

    private static double Run(IKernel kernel, string code)
    {
        var watch = Stopwatch.StartNew();
        var end = kernel.Run(new BlockRequest(code, "bench.md", 1), new BlockOutput(), Limits, CancellationToken.None);
        return end.Status == BlockStatus.Done ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(end.ToString());
    }
}
