using System.Diagnostics;

namespace Deja.Bench.CSharp;

/// <summary>`dotnet run file.cs`: a file that dotnet has never seen, the same after an edit, and once more.</summary>
internal sealed class FileProgram
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deja-bench-").FullName;

    public IEnumerable<(string Name, double Milliseconds)> Measure(int round)
    {
        var file = Path.Combine(_folder, $"program{round}.cs");
        File.WriteAllText(file, "Console.WriteLine(1 + 1);");
        yield return ("file cold", Run(file));
        File.WriteAllText(file, "Console.WriteLine(1 + 2);");
        yield return ("file edited", Run(file));
        yield return ("file unchanged", Run(file));
    }

    private static double Run(string file)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["run", file]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"dotnet run {file} ended with {process.ExitCode}.");
    }
}
