using System.Diagnostics;
using System.Security.Cryptography;

namespace Deja.Host.Tests.Tees;

/// <summary>A folder in which scripts of bash use a <c>tee</c>, called <c>$tee</c> by them: ours, or that of the system.</summary>
internal sealed class Shell : IDisposable
{
    /// <summary>The system's own, which ours is held against.</summary>
    public const string Yardstick = "/usr/bin/tee";

    // What .NET starts ignores SIGPIPE as .NET does, and no shell can undo that.
    private static readonly string[] Start = OperatingSystem.IsLinux() ? ["env", "--default-signal=PIPE", "bash"] : ["bash"];

    private readonly string _tee;

    public Shell(string? tee = null) => _tee = tee ?? Programs.Quoted(Programs.Own, "tee");

    public TemporaryFolder Folder { get; } = new();

    /// <summary>What a script finds in the file <c>noise</c>: no text, no whole number of pages, and more than any pipe holds.</summary>
    public byte[] Noise { get; private init; } = RandomNumberGenerator.GetBytes(3_456_789);

    /// <summary>Another folder with the same noise in it.</summary>
    public Shell Beside(string tee) => new(tee) { Noise = Noise };

    public ProcessStartInfo Describe(string script)
    {
        File.WriteAllBytes(Folder["noise"], Noise);
        return new ProcessStartInfo(Start[0], [.. Start[1..], "-c", $"tee() {{ {_tee} \"$@\"; }}; {script}"]) { WorkingDirectory = Folder.Path, Environment = { ["DEJA_TEST_REPORT"] = Folder["report"] } };
    }

    public Task<Finished> Run(string script) => Running.Run(Describe(script));

    public byte[] Read(string name) => File.ReadAllBytes(Folder[name]);

    public void Dispose() => Folder.Dispose();
}
