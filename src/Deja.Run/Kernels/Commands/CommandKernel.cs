using Deja.Host;
using Deja.Host.Tethers;
using Deja.Run.Outputs;

namespace Deja.Run.Kernels.Commands;

/// <summary>Runs each block as a file by a command of its own; nothing is kept from one to the next but what they leave on the disk.</summary>
internal sealed class CommandKernel : IKernel
{
    private readonly string _program;
    private readonly CommandWords _words;
    private readonly string _ending;
    private readonly KernelSettings _settings;
    private readonly KernelFolder _files = new();
    private int _count;

    public CommandKernel(string program, CommandWords words, string ending, KernelSettings settings)
    {
        (_program, _words, _ending, _settings) = (program, words, ending, settings);
        Versions = new Dictionary<string, string>();
    }

    public IReadOnlyDictionary<string, string> Versions { get; }

    public BlockEnd Run(BlockRequest request, IOutputSink sink, RunLimits limits, CancellationToken interrupt)
    {
        // A folder for each: Go takes all files of one for a program.
        var folder = Directory.CreateDirectory(Path.Combine(_files.Path, $"{++_count}")).FullName;
        var file = Path.Combine(folder, $"block.{_ending}");
        File.WriteAllText(file, request.Code);
        var settings = _settings with { Environment = new Dictionary<string, string?>(_settings.Environment) { ["DEJA_FILE"] = file } };
        var plan = new TetherPlan(_program, [.. _words.Filled(file, folder).Skip(1)], _settings.Folder) { Environment = settings.Environment, Memory = settings.Memory };
        try
        {
            using var tether = Tether.Start(Sandbox.Around(plan, settings, _files.Path));
            var answer = tether.Ask([], new TextReader(sink), ProcessRun.Limits(limits, interrupt));

            // The session is no process, so that none is lost with it.
            return ProcessRun.Of(answer)! with { IsSessionLost = false };
        }
        catch (HostException e)
        {
            throw new KernelException(e.Message, e);
        }
    }

    public string GetValue(string name) => throw new KernelException("a language that a command of deja.yml runs has no values to share");

    public void SetValue(string name, string json) => GetValue(name);

    public void Dispose() => _files.Dispose();

    private sealed class TextReader(IOutputSink sink) : ITetherReader
    {
        public void Text(Host.Children.ChildChannel channel, ReadOnlySpan<byte> bytes) => sink.Text(channel, bytes);

        public bool Reply(ReadOnlySpan<byte> line) => false;
    }
}
