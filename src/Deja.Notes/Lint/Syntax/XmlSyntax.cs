using System.Text.RegularExpressions;
using System.Xml;

namespace Deja.Notes.Lint.Syntax;

/// <summary>XML: a document, or elements side by side, whose prefixes may be declared where the note does not show it.</summary>
internal static partial class XmlSyntax
{
    public static SyntaxProblem? Check(string code)
    {
        var start = code.AsSpan().TrimStart();
        var isDocument = start.StartsWith("<?xml") || start.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        var settings = new XmlReaderSettings
        {
            ConformanceLevel = isDocument ? ConformanceLevel.Document : ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
        };
        try
        {
            using var text = new StringReader(code);
            using var reader = XmlReader.Create(text, settings, Context(code));
            while (reader.Read())
            {
            }

            return null;
        }
        catch (XmlException e)
        {
            // The sentence ends in the place, which is told anyway.
            var message = e.Message.Split(" Line ", 2)[0].TrimEnd('.');
            return new SyntaxProblem(Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition), message);
        }
    }

    private static XmlParserContext Context(string code)
    {
        var names = new NameTable();
        var prefixes = new XmlNamespaceManager(names);
        foreach (var prefix in Prefix().Matches(code).Select(m => m.Groups["prefix"].Value).Distinct(StringComparer.Ordinal))
        {
            if (!prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase)) prefixes.AddNamespace(prefix, "urn:" + prefix);
        }

        return new XmlParserContext(names, prefixes, null, XmlSpace.None);
    }

    [GeneratedRegex(@"[<\s/](?<prefix>[A-Za-z_][\w.\-]*):(?=[A-Za-z_])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();
}
