using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Editing;

/// <summary>What the authors of a library wrote about it.</summary>
internal static class Documentation
{
    /// <summary>The summary of a symbol as one paragraph; empty where there is none.</summary>
    public static string Summary(ISymbol symbol)
    {
        var definition = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
        var xml = definition.GetDocumentationCommentXml() is { Length: > 0 } own ? own : FrameworkDocumentation.Of(definition);
        if (string.IsNullOrWhiteSpace(xml))
            return "";
        try
        {
            return XElement.Parse($"<doc>{xml}</doc>").Descendants("summary").FirstOrDefault() is { } summary ? Text(summary) : "";
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText written)
                text.Append(written.Value);
            else if (node is XElement { IsEmpty: true } reference)
                text.Append(reference.Attribute("langword")?.Value ?? reference.Attribute("name")?.Value ?? Name(reference.Attribute("cref")?.Value));
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // "M:System.Console.WriteLine(System.String)" is WriteLine.
    private static string Name(string? reference) => reference is null ? "" : reference.Split('(')[0].Split('.', ':')[^1].Split('`')[0];
}
