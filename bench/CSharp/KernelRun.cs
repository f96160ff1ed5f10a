using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;

namespace Deja.Bench.CSharp;

/// <summary>The C# kernel, talked to as Deja does.</summary>
internal sealed class KernelRun : IDisposable
{
    private readonly AnonymousPipeServerStream _requests = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _replies = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly Process _process;
    private readonly StreamReader _reader;
    private int _id;

    private KernelRun()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "kernels", "csharp", "Deja.CSharp.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, _requests.GetClientHandleAsString(), _replies.GetClientHandleAsString()]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        _process.StandardInput.Close();
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _requests.DisposeLocalCopyOfClientHandle();
        _replies.DisposeLocalCopyOfClientHandle();
        _reader = new StreamReader(_replies);
    }

    /// <summary>A session from its start to its end, in milliseconds by name.</summary>
    public static IEnumerable<(string Name, double Milliseconds)> Measure(int round)
    {
        var start = Stopwatch.StartNew();
        using (var kernel = new KernelRun())
        {
            kernel.Run("1 + 1");
            yield return ("deja first", start.Elapsed.TotalMilliseconds);
            foreach (var code in Enumerable.Range(0, 5).Select(i => $"{round} + {i}"))
                yield return ("deja later", kernel.Run(code));
            yield return ("deja print", kernel.Run("for (var i = 0; i < 1000; i++) Console.WriteLine(i);"));
            yield return ("deja loop", kernel.Run("var sum = 0L; for (var i = 0; i < 10_000_000; i++) sum += i; sum"));
        }

        start.Restart();
        using var many = new KernelRun();
        for (var i = 0; i < 50; i++)
            many.Run($"var x{i} = {i} + 1; Console.WriteLine(x{i});");
        yield return ("deja 50", start.Elapsed.TotalMilliseconds);
    }

    public void Dispose()
    {
        _requests.Dispose();
        _process.WaitForExit();
        _process.Dispose();
        _reader.Dispose();
        _replies.Dispose();
    }

    private double Run(string code)
    {
        var watch = Stopwatch.StartNew();
        _requests.Write(JsonSerializer.SerializeToUtf8Bytes(new { @do = "run", id = ++_id, code, file = "bench.md", line = 1 }));
        _requests.Write("\n"u8);
        while (_reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("{\"is\":\"done\"", StringComparison.Ordinal))
                continue;
            return line.Contains("\"status\":\"ok\"", StringComparison.Ordinal) ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(line);
        }

        throw new InvalidOperationException("The kernel ended.");
    }
}
