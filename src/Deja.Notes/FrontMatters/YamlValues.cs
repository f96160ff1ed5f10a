using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Deja.Notes.FrontMatters;

/// <summary>
/// Reads YAML by its events alone: no type of a document's choosing is made, an alias is shared rather than copied
/// (so a "billion laughs" document stays small), and nesting is bounded.
/// </summary>
internal static class YamlValues
{
    private const int MaxDepth = 50;

    /// <summary>The map at the top; null when the document is not a map.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="mayRepeat">Whether a key may be written twice, and then takes its last value, as Jekyll has it.</param>
    /// <exception cref="FrontMatterException">The text is not YAML.</exception>
    public static IReadOnlyDictionary<string, FrontMatterValue>? Read(string yaml, bool mayRepeat = true)
    {
        using var text = new StringReader(yaml);
        var parser = new Parser(text);
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) return new Dictionary<string, FrontMatterValue>();
            parser.Consume<DocumentStart>();
            if (parser.Accept<Scalar>(out var only) && only.Value.Length == 0) return new Dictionary<string, FrontMatterValue>();
            return parser.Accept<MappingStart>(out _) ? new Reading(parser, mayRepeat).Value(0).Map : null;
        }
        catch (YamlException e)
        {
            // Lines count from the opening mark, which the parser does not see.
            throw new FrontMatterException((int)e.Start.Line + 1, YamlWords.Of(e), e);
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet 18.1 throws this where a key stands on the line below a list that was never closed.
            throw new FrontMatterException((int)(parser.Current?.End.Line ?? 1) + 1, YamlWords.OpenBracket, e);
        }
    }

    private sealed class Reading(Parser parser, bool mayRepeat)
    {
        private readonly Dictionary<string, FrontMatterValue> _anchors = [];

        public FrontMatterValue Value(int depth)
        {
            var line = (int)parser.Current!.Start.Line + 1;
            if (depth > MaxDepth) throw new FrontMatterException(line, $"values stand more than {MaxDepth} deep");
            if (parser.TryConsume<AnchorAlias>(out var alias))
            {
                return _anchors.TryGetValue(alias.Value.Value, out var known)
                    ? known
                    : throw new FrontMatterException(line, $"the alias *{alias.Value.Value} names no earlier anchor");
            }

            if (parser.TryConsume<Scalar>(out var scalar))
            {
                var isNull = scalar.IsPlainImplicit && scalar.Value is "" or "~" or "null" or "Null" or "NULL" && scalar.Style == ScalarStyle.Plain;
                return Named(scalar, FrontMatterValue.Scalar(isNull ? null : scalar.Value, line));
            }

            return parser.TryConsume<SequenceStart>(out var list) ? Named(list, Items(depth, line)) : Map(depth, line);
        }

        private FrontMatterValue Items(int depth, int line)
        {
            var items = new List<FrontMatterValue>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Value(depth + 1));
            return FrontMatterValue.List(items, line);
        }

        private FrontMatterValue Map(int depth, int line)
        {
            var start = parser.Consume<MappingStart>();
            var map = new Dictionary<string, FrontMatterValue>(StringComparer.Ordinal);
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Value(depth + 1);
                var name = key.Text ?? string.Empty;
                if (!mayRepeat && !lines.TryAdd(name, key.Line)) throw new FrontMatterException(key.Line, $"'{name}' is said twice, first in line {lines[name] - 1}; keep one of them");
                map[name] = Value(depth + 1);
            }

            return Named(start, FrontMatterValue.Of(map, line));
        }

        private FrontMatterValue Named(NodeEvent node, FrontMatterValue value)
        {
            if (!node.Anchor.IsEmpty) _anchors[node.Anchor.Value] = value;
            return value;
        }
    }
}
