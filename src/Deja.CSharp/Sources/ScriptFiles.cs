using System.Text;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Sources;

/// <summary>Files that blocks bring in by <c>#load</c>.</summary>
internal static class ScriptFiles
{
    /// <summary>Finds them from this folder, and gives them to the compiler with the kernel's own lines made blank.</summary>
    public static SourceReferenceResolver Resolver(string folder) => new Clearing(folder);

    /// <summary>The kernel's own lines of a block, and of the files that it loads.</summary>
    public static IReadOnlyList<Directive> Directives(BlockSource source, string folder)
    {
        if (source.Directives.Count == 0)
            return [];
        var (all, seen) = (new List<Directive>(), new HashSet<string>());
        Gather(source, folder, all, seen);
        return all;
    }

    private static void Gather(BlockSource source, string folder, List<Directive> all, HashSet<string> seen)
    {
        foreach (var directive in source.Directives)
        {
            var path = directive.Kind == DirectiveKind.Load ? Path.GetFullPath(directive.Argument, folder) : "";
            if (directive.Kind != DirectiveKind.Load)
                all.Add(directive);
            else if (seen.Add(path) && File.Exists(path))
                Gather(BlockSource.Read(File.ReadAllText(path), path, 1), Path.GetDirectoryName(path)!, all, seen);
        }
    }

    private sealed class Clearing(string folder) : SourceFileResolver([], folder)
    {
        // The note's own name stays as it is: it is a path from the notebook's root, and the process runs elsewhere.
        public override string NormalizePath(string path, string? baseFilePath) => path;

        public override Stream OpenRead(string resolvedPath)
        {
            using var file = base.OpenRead(resolvedPath);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return new MemoryStream(Encoding.UTF8.GetBytes(BlockSource.Read(reader.ReadToEnd(), resolvedPath, 1).Cleared));
        }
    }
}
