using System.Text.Json;
using Deja.Run.Kernels;
using Deja.Run.Outputs;

namespace Deja.Run.Tests.Kernels;

/// <summary>Runs blocks as a note would, in a folder of its own, and none for longer than half a minute.</summary>
internal sealed class KernelUser : IDisposable
{
    private readonly IKernel _kernel;

    public KernelUser(string language, Func<KernelSettings, KernelSettings>? change = null)
        : this(language, _ => KernelKinds.Of(language)!, change)
    {
    }

    /// <param name="language">What it runs.</param>
    /// <param name="kindOf">The kind of kernel, where the notebook's folder decides it.</param>
    /// <param name="change">Changes how it is started.</param>
    public KernelUser(string language, Func<KernelSettings, IKernelKind> kindOf, Func<KernelSettings, KernelSettings>? change = null)
    {
        var settings = new KernelSettings(Folder.Path);
        settings = change?.Invoke(settings) ?? settings;
        var kind = kindOf(settings);
        if (kind.Missing(language, settings) is { } missing) Assert.Skip(missing);
        _kernel = kind.Start(language, settings);
    }

    public TemporaryFolder Folder { get; } = new();

    public IKernel Kernel => _kernel;

    public BlockOutput Output { get; private set; } = new();

    public RunLimits Limits { get; set; } = new() { Time = TimeSpan.FromSeconds(30) };

    public CancellationToken Interrupt { get; set; }

    /// <summary>The line of the note that the next block's code begins at; each stands ten lines below the one before.</summary>
    public int Line { get; set; } = 10;

    /// <summary>Runs a block of <c>note.md</c>, the first one with its code from line 10 on.</summary>
    public BlockEnd Run(string code, IOutputSink? live = null)
    {
        Output = new BlockOutput(live);
        var end = _kernel.Run(new BlockRequest(code, "note.md", Line), Output, Limits, Interrupt);
        Line += 10;
        return end;
    }

    /// <summary>What a block that goes well printed and showed.</summary>
    public string Printed(string code)
    {
        var end = Run(code);
        Assert.True(end.Status == BlockStatus.Done, $"{end}\n{Output.ErrorText}");
        return Output.Comparable;
    }

    /// <summary>What a kernel in a process tells of a module: its version, empty for none, null where it is not there.</summary>
    public string? Module(string name)
    {
        using var told = JsonDocument.Parse(((ProcessKernel)_kernel).Answer("module", w => w.WriteString("name", name))!);
        return told.RootElement.GetString();
    }

    public void Dispose()
    {
        _kernel.Dispose();
        Folder.Dispose();
    }
}
