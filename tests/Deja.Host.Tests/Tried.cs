using System.Diagnostics;

namespace Deja.Host.Tests;

/// <summary>Runs commands through the test program's mode <c>try</c>, with a state folder of the test's own.</summary>
internal sealed class Tried : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public string Runs => Folder["state/deja/runs"];

    /// <summary>What was reported: <c>end</c>, <c>code</c>, <c>failed</c>, <c>stopped</c>, <c>warning</c>, <c>log</c>.</summary>
    public string this[string key] => File.ReadLines(Folder["report"]).First(l => l.StartsWith($"{key}: ", StringComparison.Ordinal))[(key.Length + 2)..];

    /// <summary>The output that would be looked up.</summary>
    public string Text => string.Join('\n', File.ReadAllText(Folder["report"]).Split('\n').Skip(6));

    /// <summary>Waits until the command has ended and the terminal is the shell's again; what is typed before may still go to the command.</summary>
    public async Task Ended()
    {
        while (!File.Exists(Folder["report"])) await Task.Delay(10, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Folder.Dispose();

    /// <summary>A start of <c>try</c>; or of a program that will start it, such as a shell.</summary>
    public ProcessStartInfo Describe(string file, params IEnumerable<string> arguments) => new(file, arguments)
    {
        Environment = { ["XDG_STATE_HOME"] = Folder["state"], ["DEJA_TEST_REPORT"] = Folder["report"] },
    };

    public ProcessStartInfo DescribeTry(params IEnumerable<string> command) => Describe(Programs.Own, ["try", .. command]);

    public Task<Finished> Run(params IEnumerable<string> command) => Running.Run(DescribeTry(command));

    public Running Start(params IEnumerable<string> command) => new(DescribeTry(command));
}
