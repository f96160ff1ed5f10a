using System.Diagnostics;
using System.Text.Json;

namespace Deja.Cli.Tests;

/// <summary>
/// A user's machine for one test: a home, Deja's folders and a place to work, all in one temporary folder. It runs the real command with the
/// environment set to that, and with a limit of time.
/// </summary>
internal sealed class Desk : IDisposable
{
    public Desk()
    {
        foreach (var folder in (string[])[Work, this["home"], this["tmp"]]) Directory.CreateDirectory(folder);
    }

    /// <summary>The command as it was built beside the tests.</summary>
    public static string Program { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "deja.exe" : "deja");

    public string Path { get; } = Directory.CreateTempSubdirectory("deja-cli-").FullName;

    /// <summary>Where the user works: no notebook.</summary>
    public string Work => this["work"];

    /// <summary>Where the next command is run.</summary>
    public string Folder { get; set; } = "work";

    /// <summary>Set for the next command besides the usual ones; null takes one away.</summary>
    public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>A path below the temporary folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public Desk With(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this;
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>A file by its full path.</summary>
    public static string ReadFile(string path) => File.ReadAllText(path);

    public static void Append(string path, string text) => File.AppendAllText(path, text);

    /// <summary>A start of <c>deja</c>.</summary>
    public ProcessStartInfo Describe(params IEnumerable<string> arguments) => DescribeOther(Program, arguments);

    /// <summary>A start of another program, such as a shell that will start <c>deja</c>.</summary>
    public ProcessStartInfo DescribeOther(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = this[Folder] };
        foreach (var (name, value) in Usual().Concat(Variables))
        {
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        }

        return start;
    }

    public Task<Finished> Deja(params IEnumerable<string> arguments) => Running.Run(Describe(arguments));

    /// <summary>Runs <c>deja</c> with something on its standard input.</summary>
    public async Task<Finished> DejaReading(string input, params IEnumerable<string> arguments)
    {
        await using var running = new Running(Describe(arguments));
        await running.Write(input);
        return await running.Finish();
    }

    /// <summary>Runs a command of a shell; <c>$deja</c> is the program.</summary>
    public Task<Finished> Shell(string command)
    {
        var start = DescribeOther("bash", "-c", command);
        start.Environment["deja"] = Program;
        return Running.Run(start);
    }

    /// <summary>What <c>--json</c> printed.</summary>
    public static JsonElement Json(Finished run) => JsonDocument.Parse(run.Output).RootElement;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private IEnumerable<KeyValuePair<string, string?>> Usual() =>
    [
        new("HOME", this["home"]), new("USERPROFILE", this["home"]), new("APPDATA", this["config"]), new("LOCALAPPDATA", this["state"]),
        new("XDG_CONFIG_HOME", this["config"]), new("XDG_STATE_HOME", this["state"]), new("XDG_CACHE_HOME", this["cache"]),
        new("TMPDIR", this["tmp"]), new("DEJA_NOTEBOOK", null), new("NO_COLOR", null),
    ];
}
