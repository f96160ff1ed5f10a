using System.Collections.Concurrent;
using System.Xml;
using Deja.CSharp.Sessions;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Editing;

/// <summary>The documentation of .NET's own libraries, which the SDK has beside its reference assemblies. They are cut otherwise than those that run.</summary>
internal static class FrameworkDocumentation
{
    private static readonly string[] Core = ["System.Runtime", "System.Collections", "System.Linq", "System.Threading", "System.Console"];
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Read = new();
    private static readonly Lazy<string?> Folder = new(Find);

    /// <summary>The XML about a symbol; empty where none is found.</summary>
    public static string Of(ISymbol symbol)
    {
        if (Folder.Value is not { } folder || symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly?.Name is not { } assembly)
            return "";
        return Core.Prepend(assembly).Distinct().Select(name => Read.GetOrAdd(name, n => Members(Path.Combine(folder, n + ".xml"))).GetValueOrDefault(id)).FirstOrDefault(t => t is not null) ?? "";
    }

    private static string? Find()
    {
        var packs = Path.GetFullPath(Path.Combine(FrameworkReferences.Folder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        return Directory.Exists(packs) ? Directory.GetDirectories(packs).OrderDescending(StringComparer.Ordinal).SelectMany(d => Directory.GetDirectories(Path.Combine(d, "ref"))).FirstOrDefault() : null;
    }

    private static Dictionary<string, string> Members(string file)
    {
        var members = new Dictionary<string, string>();
        if (!File.Exists(file))
            return members;
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.ReadToFollowing("member"))
        {
            if (reader.GetAttribute("name") is { } name)
                members.TryAdd(name, reader.ReadInnerXml());
        }

        return members;
    }
}
