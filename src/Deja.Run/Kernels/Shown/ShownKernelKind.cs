using Deja.Run.Outputs;

namespace Deja.Run.Kernels.Shown;

/// <summary><c>html</c>, <c>svg</c> and <c>mermaid</c> blocks: nothing runs, their content is shown.</summary>
internal sealed class ShownKernelKind : IKernelKind
{
    public IReadOnlyList<string> Languages { get; } = ["html", "svg", "mermaid"];

    public string? Missing(string language, KernelSettings settings) => null;

    public IKernel Start(string language, KernelSettings settings) => new ShownKernel(language switch { "svg" => "image/svg+xml", "mermaid" => "text/vnd.mermaid", _ => "text/html" });

    private sealed class ShownKernel(string type) : IKernel
    {
        public IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>();

        public BlockEnd Run(BlockRequest request, IOutputSink sink, RunLimits limits, CancellationToken interrupt)
        {
            sink.Display(new Display(new Dictionary<string, string> { [type] = request.Code }));
            return new BlockEnd(BlockStatus.Done);
        }

        public string GetValue(string name) => throw new KernelException("shown content has no values to share");

        public void SetValue(string name, string json) => GetValue(name);

        public void Dispose()
        {
            // Nothing was started.
        }
    }
}
