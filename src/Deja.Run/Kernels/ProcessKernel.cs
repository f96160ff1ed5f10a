using System.Globalization;
using System.Text.Json;
using Deja.Host;
using Deja.Host.Tethers;
using Deja.Run.Outputs;

namespace Deja.Run.Kernels;

/// <summary>A kernel in a process of its own that is talked to as PROTOCOL.md says.</summary>
public sealed class ProcessKernel : IKernel
{
    private static readonly TimeSpan ValuePatience = TimeSpan.FromSeconds(60);

    private readonly Tether _tether;
    private readonly SortedDictionary<string, string> _versions = new(StringComparer.Ordinal);
    private readonly TimeSpan _startPatience;
    private readonly KernelFolder? _files;
    private bool _isReady;
    private int _id;

    private ProcessKernel(Tether tether, TimeSpan startPatience, KernelFolder? files)
    {
        _tether = tether;
        _startPatience = startPatience;
        _files = files;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Versions
    {
        get
        {
            if (!_isReady) Await();
            return _versions;
        }
    }

    /// <summary>Starts a kernel's program; its first block may be sent before it is ready.</summary>
    /// <param name="file">The program's file: a full path.</param>
    /// <param name="arguments">What it is told; the numbers of its two descriptors are added.</param>
    /// <param name="settings">Where and how.</param>
    /// <exception cref="KernelException">It can't be started.</exception>
    public static ProcessKernel Start(string file, IReadOnlyList<string> arguments, KernelSettings settings) => Start(file, arguments, settings, null);

    /// <summary>Starts a kernel's program that needs files.</summary>
    /// <param name="file">As above.</param>
    /// <param name="arguments">As above.</param>
    /// <param name="settings">As above.</param>
    /// <param name="files">Where they are, disposed together with the kernel; null for none.</param>
    /// <exception cref="KernelException">It can't be started.</exception>
    internal static ProcessKernel Start(string file, IReadOnlyList<string> arguments, KernelSettings settings, KernelFolder? files)
    {
        var plan = new TetherPlan(file, [.. arguments, "3", "4"], settings.Folder) { Environment = settings.Environment, Memory = settings.Memory };
        try
        {
            return new ProcessKernel(Tether.Start(Sandbox.Around(plan, settings, files?.Path)), TimeSpan.FromSeconds(60), files);
        }
        catch (HostException e)
        {
            files?.Dispose();
            throw new KernelException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public BlockEnd Run(BlockRequest request, IOutputSink sink, RunLimits limits, CancellationToken interrupt)
    {
        var id = ++_id;
        var line = Request("run", id, w =>
        {
            w.WriteString("code", request.Code);
            w.WriteString("file", request.File);
            w.WriteNumber("line", request.Line);
        });
        var reader = new ReplyReader(id, _versions, sink, GoOn);
        var answer = _tether.Ask(line, reader, ProcessRun.Limits(limits, interrupt));
        _isReady |= reader.IsReady;
        return ProcessRun.Of(answer) is { } stopped ? stopped with { Error = stopped.Error ?? reader.End?.Error } : reader.End!;
    }

    /// <inheritdoc/>
    public string GetValue(string name)
    {
        using var answer = JsonDocument.Parse(Answer("get", w => w.WriteString("name", name)) ?? "null");
        return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty("data", out var data)
            ? data.GetRawText()
            : throw new KernelException($"the kernel told no value of '{name}'");
    }

    /// <inheritdoc/>
    public void SetValue(string name, string json) => Answer("set", w =>
    {
        w.WriteString("name", name);
        w.WriteStartObject("value");
        w.WriteString("mime", "application/json");
        w.WritePropertyName("data");
        w.WriteRawValue(json);
        w.WriteEndObject();
    });

    /// <summary>Asks for something else than a run.</summary>
    /// <param name="what">What <c>do</c> says.</param>
    /// <param name="write">Writes the request's other members.</param>
    /// <returns>The answer as JSON; null where it has none.</returns>
    /// <exception cref="KernelException">It answered with an error, or not at all.</exception>
    public string? Answer(string what, Action<Utf8JsonWriter> write)
    {
        var id = ++_id;
        var reader = new ReplyReader(id, _versions, null, GoOn);
        var answer = _tether.Ask(Request(what, id, write), reader, TetherLimits.None with { Time = ValuePatience });
        _isReady |= reader.IsReady;
        if (answer.End is { } end) throw new KernelException($"the kernel did not answer: {end}{reader.LastWords}");
        if (answer.Stop == TetherStop.Time) throw new KernelException(string.Create(CultureInfo.InvariantCulture, $"the kernel did not answer within {ValuePatience.TotalSeconds} seconds"));
        if (reader.End?.Error is { } error) throw new KernelException(error.Message);
        return reader.Answer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tether.Dispose();
        _files?.Dispose();
    }

    private void GoOn() => _tether.Tell("{\"do\":\"go\"}\n"u8);

    private void Await()
    {
        var reader = new ReplyReader(0, _versions, null, GoOn) { EndsWhenReady = true };
        var answer = _tether.Ask([], reader, TetherLimits.None with { Time = _startPatience });
        if (!reader.IsReady) throw new KernelException($"the kernel did not start: {(answer.End is { } end ? end.ToString() : $"it said nothing for {_startPatience.TotalSeconds} seconds")}{reader.LastWords}");
        _isReady = true;
    }

    private static byte[] Request(string what, int id, Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("do", what);
            writer.WriteNumber("id", id);
            write(writer);
            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
