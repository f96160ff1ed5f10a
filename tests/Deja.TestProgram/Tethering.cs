using Deja.Host.Children;
using Deja.Host.Tethers;

namespace Deja.TestProgram;

/// <summary>A shell on a tether, for tests that kill who holds it.</summary>
internal static class Tethering
{
    public static int Run(string code)
    {
        Directory.CreateTempSubdirectory(RunMark.FolderPrefix);
        using var tether = Tether.Start(new TetherPlan("/bin/bash", ["-c", code], Environment.CurrentDirectory));
        return tether.Ask([], new Copy(), TetherLimits.None).End?.ExitCode ?? 0;
    }

    private sealed class Copy : ITetherReader
    {
        public void Text(ChildChannel channel, ReadOnlySpan<byte> bytes)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            output.Flush();
        }

        public bool Reply(ReadOnlySpan<byte> line) => true;
    }
}
