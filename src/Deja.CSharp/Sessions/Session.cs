using Deja.Blocks;
using Deja.CSharp.Packages;
using Deja.CSharp.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deja.CSharp.Sessions;

/// <summary>The blocks that ran and what they made. One at a time; <see cref="Interrupt"/> may come from another thread.</summary>
internal sealed class Session
{
    private readonly Compiler _compiler;
    private readonly List<Submission> _submissions = [];
    private readonly SessionPackages _packages;
    private object?[] _state = new object?[64];

    public Session()
    {
        _compiler = new Compiler(ScriptFiles.Resolver(Folder));
        _packages = new SessionPackages(Context, Folder);
        Variables = new Variables(_submissions, () => _state);
    }

    /// <summary>What the blocks declared.</summary>
    public Variables Variables { get; }

    /// <summary>The note's folder: where the process began, wherever a block goes.</summary>
    public string Folder { get; } = Environment.CurrentDirectory;

    /// <summary>Where blocks are loaded.</summary>
    public BlockContext Context { get; } = new();

    /// <summary>The last block that compiled; null at first.</summary>
    public Submission? Last => _submissions.Count == 0 ? null : _submissions[^1];

    /// <summary>What the next block is compiled against.</summary>
    public IReadOnlyList<MetadataReference> References => _packages.References.Count == 0 ? FrameworkReferences.All : [.. FrameworkReferences.All, .. _packages.References];

    /// <summary>Runs a block, and shows its last expression.</summary>
    public Outcome Run(BlockSource source, Action<string> progress)
    {
        var running = new Interruption();
        Interruption.Current = running;
        Show.Begin(running.Token);
        IReadOnlyDictionary<string, string> versions = Outcome.Done.Versions;
        try
        {
            if (ScriptFiles.Directives(source, Folder) is { Count: > 0 } directives)
                versions = _packages.Bring(directives, progress, running.Token);
            var value = Start(source, running);
            if (value is not (null or DisplayHandle))
                Show.Value(value);
            return Show.Failure is { } failure ? new() { Versions = versions, Error = RuntimeErrors.Fault(failure, source.File, Context) } : new() { Versions = versions };
        }
        catch (Exception) when (running.IsAsked)
        {
            // A writer that a thread was aborted in may be locked for ever.
            StandardStreams.Prepare();
            return new() { Versions = versions, IsInterrupted = true, Error = new BlockFault("The block was interrupted. What it made before is kept.") { Name = "Interrupted" } };
        }
        catch (FaultException e)
        {
            return new() { Versions = versions, Error = e.Fault };
        }
        catch (Exception e)
        {
            return new() { Versions = versions, Error = RuntimeErrors.Fault(e, source.File, Context) };
        }
        finally
        {
            Interruption.Current = null;
            running.End();
        }
    }

    /// <summary>Stops the block that runs, where one does.</summary>
    public static void Interrupt() => Interruption.Current?.Ask();

    /// <summary>Compiles a block as the next one, without running it.</summary>
    public CSharpCompilation Compile(BlockSource source) => _compiler.Create(_submissions.Count, source.Tree, References, Last?.Compilation);

    private object? Start(BlockSource source, Interruption running)
    {
        var submission = Load(Compile(source), source, running.Token);
        return submission.Start is { } start ? running.Run(() => start(_state)) : null;
    }

    private Submission Load(CSharpCompilation compilation, BlockSource source, CancellationToken stop)
    {
        if (!compilation.SyntaxTrees.Any(t => t.GetCompilationUnitRoot(stop).Members.Count > 0))
            return Keep(compilation, source, stop);
        var (assembly, lines) = Compiler.Compile(compilation, source, stop);
        var loaded = Context.LoadBlock(assembly, lines);
        var entry = compilation.GetEntryPoint(stop)!;
        var method = loaded.GetType(entry.ContainingType.MetadataName)!.GetMethod(entry.MetadataName, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)!;
        var submission = new Submission(compilation, (Last?.Slot ?? 0) + 1, method.CreateDelegate<Func<object?[], Task<object?>>>());
        // A block that fails half-way has run half-way: what it declared is there.
        _submissions.Add(submission);
        if (submission.Slot + 1 >= _state.Length)
            Array.Resize(ref _state, _state.Length * 2);
        return submission;
    }

    // Roslyn makes no assembly, and no slot, where there is no code; the usings count all the same.
    private Submission Keep(CSharpCompilation compilation, BlockSource source, CancellationToken stop)
    {
        var errors = compilation.GetDiagnostics(stop).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new FaultException(CompileErrors.Fault(errors, source));
        var submission = new Submission(compilation, Last?.Slot ?? 0, null);
        _submissions.Add(submission);
        return submission;
    }
}
