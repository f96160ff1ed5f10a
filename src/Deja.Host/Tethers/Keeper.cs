using System.Diagnostics;
using System.Text;
using Deja.Host.Children.Posix;
using Deja.Host.Files;
using Deja.Host.Proc;
using Deja.Host.Tethers.Posix;

namespace Deja.Host.Tethers;

/// <summary>
/// A process beside Deja while programs run on tethers: it does nothing but wait for Deja's end. When that was no orderly one (<c>kill -9</c>, memory ran out), it ends
/// what Deja had started and deletes its temporary folders.
/// </summary>
public static class Keeper
{
    /// <summary>The first argument by which Deja's program is started as this.</summary>
    public const string Word = "(keeper)";

    private const int Descriptor = 3;

    private static TetherPipe? _pipe;

    internal static int ProcessId { get; private set; }

    /// <summary>Waits for the end of the process that started this one.</summary>
    /// <param name="arguments">The mark of its run and the system's temporary folder.</param>
    public static int Run(string[] arguments)
    {
        if (OperatingSystem.IsWindows() || arguments is not [{ Length: > 8 } mark, var folder])
        {
            Console.Error.WriteLine($"'{Word}' is how deja starts itself beside blocks; it does nothing by hand");
            return 2;
        }

        Span<byte> nothing = stackalloc byte[16];
        while (Descriptors.Read(Descriptor, nothing) > 0) { }
        if (OperatingSystem.IsLinux()) EndMarked(Encoding.UTF8.GetBytes($"{mark}-"));
        DeleteFolders(folder, $"deja-{mark}-");
        return 0;
    }

    // Not waited for: the first block runs while the keeper still starts.
    internal static void Start()
    {
        if (OwnProgram.File is not { } self) return;
        _pipe = new TetherPipe();
        using var nowhere = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var sink = (int)nowhere.DangerousGetHandle();
        var plan = new SpawnPlan(self, [self, .. OwnProgram.Arguments(Word, RunMark.Run, Path.GetTempPath())])
        {
            IsApart = true,
            HasNoInput = true,
            Streams = [(sink, 1), (sink, 2), (_pipe.ReadEnd, Descriptor)],
            ClosedFrom = Descriptor + 1,
            Folder = "/",

            // It is ended by force, and .NET's doors for debuggers would stay behind as files in the temporary folder.
            Environment = new Dictionary<string, string?> { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        if (Spawn.Start(plan, out var pid) == 0) ProcessId = pid;
        _pipe.CloseReadEnd();
    }

    /// <summary>Ends it, where nothing is left for it to do.</summary>
    internal static void Dismiss(bool isDone)
    {
        if (ProcessId == 0 || !isDone) return;
        Signals.Send(ProcessId, Signals.Force);
        Spawn.Wait(ProcessId);
        ProcessId = 0;
    }

    private static void EndMarked(byte[] mark)
    {
        // Twice none: one that was being started when the first round came by is seen by the next.
        var clock = Stopwatch.StartNew();
        for (var quiet = 0; quiet < 2 && clock.ElapsedMilliseconds < 10_000; Thread.Sleep(5))
        {
            var marked = ProcFolder.Processes().Where(p => MarkedProcess.Has(p, mark)).ToList();
            foreach (var pid in marked) Signals.Send(pid, Signals.Force);
            quiet = marked.Count == 0 ? quiet + 1 : 0;
        }
    }

    private static void DeleteFolders(string parent, string prefix)
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(parent, $"{prefix}*")) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (Refusal.Is(e))
        {
            // Nobody is there to be told; the system empties its temporary folder some day.
        }
    }
}
