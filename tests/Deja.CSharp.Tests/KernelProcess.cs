using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;

namespace Deja.CSharp.Tests;

/// <summary>A kernel, talked to as PROTOCOL.md says. Ends with its disposal. What it prints goes to files, which hold it all when a reply comes.</summary>
internal sealed class KernelProcess : IDisposable
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly AnonymousPipeServerStream _requests = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream _replies = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly string _printed = Directory.CreateTempSubdirectory("deja-kernel-").FullName;
    private readonly StreamReader _reader;
    private int _id;
    private int _output;
    private int _errors;

    public KernelProcess(string? folder = null, params (string Name, string? Value)[] environment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test's own way to start a kernel needs sh.");
        var start = new ProcessStartInfo("/bin/sh",
        [
            "-c", "out=$1; shift; exec \"$@\" </dev/null >\"$out/out\" 2>\"$out/err\"", "sh", _printed,
            "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "kernels", "csharp", "Deja.CSharp.dll"), _requests.GetClientHandleAsString(), _replies.GetClientHandleAsString(),
        ])
        {
            WorkingDirectory = folder ?? _printed,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        Process = Process.Start(start)!;
        Pipes = start.ArgumentList.TakeLast(2).ToArray();
        _requests.DisposeLocalCopyOfClientHandle();
        _replies.DisposeLocalCopyOfClientHandle();
        _reader = new StreamReader(_replies, Encoding.UTF8);
        Ready = Read() ?? throw new InvalidOperationException("The kernel didn't start: " + Printed("err"));
    }

    /// <summary>How long a reply may take.</summary>
    public TimeSpan Patience { get; init; } = Limit;

    public Process Process { get; }

    public JsonObject Ready { get; }

    /// <summary>The numbers of the kernel's two descriptors.</summary>
    public IReadOnlyList<string> Pipes { get; }

    /// <summary>What a block prints that comes to its end well.</summary>
    public string Print(string code) => Run(code).Well().Output;

    /// <summary>The plain text of the last thing that a block shows.</summary>
    public string? Show(string code) => Run(code).Well().Text;

    public Ran Run(string code, string file = "note.md", int line = 10) => End(Begin(code, file, line));

    /// <summary>Sends a block without waiting for its end.</summary>
    public int Begin(string code, string file = "note.md", int line = 10) => Send(new() { ["do"] = "run", ["code"] = code, ["file"] = file, ["line"] = line });

    /// <summary>Asks something else, and gives the reply that ends it.</summary>
    public JsonObject Ask(string what, params (string Name, JsonNode? Value)[] fields)
    {
        var request = new JsonObject { ["do"] = what };
        foreach (var (name, value) in fields)
            request[name] = value;
        return End(Send(request)).Done ?? throw new InvalidOperationException("The kernel ended.");
    }

    public int Send(JsonObject request)
    {
        request["id"] = ++_id;
        WriteLine(request.ToJsonString());
        return _id;
    }

    /// <summary>As when Deja ends.</summary>
    public void CloseRequests() => _requests.Dispose();

    public void Interrupt() => WriteLine("""{"do":"interrupt"}""");

    /// <summary>Waits for the end of a request, or of the kernel; each reply on the way is shown to <paramref name="seen"/>.</summary>
    public Ran End(int id, Action<JsonObject>? seen = null)
    {
        var (displays, progress) = (new List<JsonObject>(), new List<string>());
        JsonObject? done = null;
        while (done is null && Read() is { } reply)
        {
            seen?.Invoke(reply);
            if (reply["sync"] is not null)
                WriteLine("""{"do":"go"}""");
            if ((int?)reply["id"] != id)
                continue;
            if ((string?)reply["is"] == "display")
                displays.Add(reply);
            else if ((string?)reply["is"] == "progress")
                progress.Add((string)reply["text"]!);
            else
                done = reply;
        }

        if (done is null)
            Assert.True(Process.WaitForExit(Limit), "The kernel closed its replies and lives on.");
        return new(done, Since("out", ref _output), Since("err", ref _errors), displays, progress);
    }

    public void Dispose()
    {
        _requests.Dispose();
        if (!Process.WaitForExit(TimeSpan.FromSeconds(10)))
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
        _reader.Dispose();
        _replies.Dispose();
        Directory.Delete(_printed, recursive: true);
    }

    private string Since(string name, ref int seen)
    {
        var all = Printed(name);
        var since = all[seen..];
        seen = all.Length;
        return since;
    }

    private string Printed(string name)
    {
        using var file = new FileStream(Path.Combine(_printed, name), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private JsonObject? Read()
    {
        var line = _reader.ReadLineAsync().WaitAsync(Patience).GetAwaiter().GetResult();
        return line is null ? null : JsonNode.Parse(line)!.AsObject();
    }

    private void WriteLine(string line)
    {
        _requests.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _requests.Flush();
    }
}
