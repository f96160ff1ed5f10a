using Deja.Bench.Speed;

namespace Deja.Bench.Tee;

/// <summary>Runs the same pipeline with each tee by turns. Before each run their files are gone, and what others have for the disk is on it.</summary>
internal sealed class Race(string deja, string file, int rounds)
{
    /// <summary>Runs a pipeline of bash and prints the medians.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="pipeline">With <c>TEE</c> for the program and <c>FILE</c> for the file.</param>
    public void Run(string title, string pipeline)
    {
        new Contest(title, rounds).Before(Forget).Add("deja tee", Bash(pipeline, $"{deja} tee")).Add("tee", Bash(pipeline, "/usr/bin/tee")).Hold();
        Forget();
    }

    private Command Bash(string pipeline, string tee) =>
        new("bash", "-c", $"set -o pipefail; {pipeline.Replace("TEE", tee, StringComparison.Ordinal).Replace("FILE", file, StringComparison.Ordinal)} || exit 2");

    private void Forget()
    {
        foreach (var ending in (string[])["", ".2", ".3"]) File.Delete(file + ending);
        new Command("sync").Run();
    }
}
