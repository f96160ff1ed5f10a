using System.Collections.Immutable;
using Deja.CSharp.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Deja.CSharp.Sessions;

/// <summary>Compiles a block as the next of a chain: it sees what those before it declared, and their usings.</summary>
internal sealed class Compiler(SourceReferenceResolver loaded)
{
    /// <summary>What blocks need no using for: the implicit usings of .NET's console programs, text, and what the kernel has for them.</summary>
    public static ImmutableArray<string> Usings { get; } =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Text", "System.Threading", "System.Threading.Tasks",
        "Deja.Blocks", "Deja.Blocks.Show",
    ];

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Usings,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: Environment.ProcessorCount > 2,
        // Packages are built against older versions of each other than those that are loaded.
        metadataReferenceResolver: new KernelReferences(),
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        // Annotations without warnings, which nobody would see.
        nullableContextOptions: NullableContextOptions.Annotations);

    // What the kernel has for blocks is brought in by the first: twice, it would be ambiguous.
    private static readonly CSharpCompilationOptions Later = Options.WithUsings(Usings.Where(u => !u.StartsWith("Deja.", StringComparison.Ordinal)));

    private static readonly EmitOptions Emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private static readonly Lock Binding = new();

    /// <summary>What is to be compiled. Its references are bound, and no more.</summary>
    public CSharpCompilation Create(int number, SyntaxTree tree, IEnumerable<MetadataReference> references, CSharpCompilation? previous)
    {
        var name = $"Block#{number}";
        var options = (previous is null ? Options : Later).WithScriptClassName(name).WithSourceReferenceResolver(loaded);
        var compilation = CSharpCompilation.CreateScriptCompilation(name, tree, references, options, previous, typeof(object));
        // Two that bind at the same time have each its own symbols for the same type; one after the other, the second takes those of the first.
        lock (Binding)
            _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }

    /// <summary>Compiles it, and gives the assembly with its line numbers.</summary>
    /// <exception cref="FaultException">It has errors.</exception>
    public static (MemoryStream Assembly, MemoryStream Lines) Compile(CSharpCompilation compilation, BlockSource source, CancellationToken stop)
    {
        var assembly = new MemoryStream();
        var lines = new MemoryStream();
        var result = compilation.Emit(assembly, lines, options: Emit, cancellationToken: stop);
        if (!result.Success)
            throw new FaultException(CompileErrors.Fault(result.Diagnostics, source));
        assembly.Position = 0;
        lines.Position = 0;
        return (assembly, lines);
    }
}
