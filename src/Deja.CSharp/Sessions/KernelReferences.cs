using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Sessions;

/// <summary>
/// Finds what the kernel itself is built on, where blocks refer to the kernel. They don't see it; but an assembly of which something is missing is another one to Roslyn in each block,
/// and its types are no longer the same.
/// </summary>
internal sealed class KernelReferences : MetadataReferenceResolver
{
    private static readonly ConcurrentDictionary<string, PortableExecutableReference?> Known = new();

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        Known.GetOrAdd(referenceIdentity.Name, name => Path.Combine(AppContext.BaseDirectory, name + ".dll") is var file && File.Exists(file) ? FrameworkReferences.Map(file) as PortableExecutableReference : null);

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is KernelReferences;

    /// <inheritdoc/>
    public override int GetHashCode() => 1;
}
