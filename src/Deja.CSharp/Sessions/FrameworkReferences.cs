using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Sessions;

/// <summary>.NET's own libraries, as every block may use them.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Read = new(() => [.. Files().Select(Map).OfType<MetadataReference>(), Blocks()]);

    /// <summary>References to all of them, and to what blocks may call of the kernel.</summary>
    public static IReadOnlyList<MetadataReference> All => Read.Value;

    /// <summary>The folder of the .NET that runs.</summary>
    public static string Folder { get; } = RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>A reference whose file is mapped, not read: a block looks at few of 170 files, and at little of each.</summary>
    public static unsafe MetadataReference? Map(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
        var length = (int)stream.Length;
        var mapped = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var reader = new PEReader(start, length);
        if (!reader.HasMetadata)
            return null;
        var block = reader.GetMetadata();
        // The metadata has the map for its life: nothing else knows of it, and its finalizer would take the pages away.
        var metadata = ModuleMetadata.CreateFromMetadata((nint)block.Pointer, block.Length, () =>
        {
            reader.Dispose();
            view.Dispose();
            mapped.Dispose();
        });
        return AssemblyMetadata.Create(metadata).GetReference(filePath: file);
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.dll")
        .Where(f => Path.GetFileName(f) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "WindowsBase.dll"))
        .Order(StringComparer.Ordinal);

    private static PortableExecutableReference Blocks() => MetadataReference.CreateFromFile(typeof(FrameworkReferences).Assembly.Location);
}
