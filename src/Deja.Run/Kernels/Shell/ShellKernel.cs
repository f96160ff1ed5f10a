using System.Globalization;
using System.Text;
using Deja.Host;
using Deja.Host.Tethers;
using Deja.Run.Outputs;

namespace Deja.Run.Kernels.Shell;

/// <summary>A shell that runs blocks in itself: variables, functions, options, traps and the folder stay.</summary>
internal sealed class ShellKernel : IKernel
{
    private readonly Tether _tether;
    private readonly bool _isBash;
    private readonly Dictionary<string, string> _versions = new(StringComparer.Ordinal);

    private ShellKernel(Tether tether, bool isBash)
    {
        _tether = tether;
        _isBash = isBash;
    }

    public IReadOnlyDictionary<string, string> Versions
    {
        get
        {
            if (_versions.Count == 0) Query(":");
            return _versions;
        }
    }

    /// <param name="file">The shell.</param>
    /// <param name="settings">Where and how.</param>
    public static ShellKernel Start(string file, KernelSettings settings)
    {
        var isBash = Path.GetFileNameWithoutExtension(file) == "bash";
        var plan = new TetherPlan(file, isBash ? ["--noprofile", "--norc", "-c", ShellLoop.Bash, "bash"] : ["-c", ShellLoop.Posix, "sh"], settings.Folder) { Environment = settings.Environment, Memory = settings.Memory };
        try
        {
            return new ShellKernel(Tether.Start(Sandbox.Around(plan, settings)), isBash);
        }
        catch (HostException e)
        {
            throw new KernelException(e.Message, e);
        }
    }

    public BlockEnd Run(BlockRequest request, IOutputSink sink, RunLimits limits, CancellationToken interrupt)
    {
        var reader = new ShellReader(_versions, sink);
        var answer = _tether.Ask(Request('r', request), reader, ProcessRun.Limits(limits, interrupt));
        return ProcessRun.Of(answer) ?? new BlockEnd(reader.ExitCode == 0 ? BlockStatus.Done : BlockStatus.Failed) { ExitCode = reader.ExitCode };
    }

    public string GetValue(string name)
    {
        RequireBash();
        return ShellValues.Read(name, Query(ShellValues.Question(name)));
    }

    public void SetValue(string name, string json)
    {
        RequireBash();
        Query(ShellValues.Assignment(name, json));
    }

    public void Dispose() => _tether.Dispose();

    private List<string> Query(string code)
    {
        var reader = new ShellReader(_versions, null);
        var answer = _tether.Ask(Request('q', new BlockRequest(code, "bash", 1)), reader, new TetherLimits(TimeSpan.FromSeconds(30), 64L * 1024 * 1024, CancellationToken.None));
        if (answer.End is { } end) throw new KernelException($"the shell did not answer: {end}");
        if (reader.ExitCode != 0) throw new KernelException($"the shell refused it: {reader.Errors.Trim()}");
        return reader.Lines;
    }

    private byte[] Request(char kind, BlockRequest request)
    {
        // No shell's code can hold a zero byte, and a line end in the file's name would end the header.
        var text = request.Code.Replace("\0", string.Empty, StringComparison.Ordinal).TrimEnd('\n') + '\n';
        var code = Encoding.UTF8.GetBytes(_isBash && kind == 'r' ? new string('\n', request.Line - 1) + text : text);
        var length = _isBash ? code.Length : code.AsSpan().Count((byte)'\n');
        var file = request.File.Length == 0 ? "sh" : request.File.ReplaceLineEndings("?");
        return [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{(Ascii.IsValid(code) ? string.Empty : "u")} {length} {file}\n")), .. code];
    }

    private void RequireBash()
    {
        if (!_isBash) throw new KernelException("values are shared with bash, and this is another shell");
    }
}
