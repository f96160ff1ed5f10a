using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Deja.Notes.FrontMatters;

/// <summary>Reads TOML from its syntax tree, tables and dotted keys as nested maps.</summary>
internal static class TomlValues
{
    private const int MaxDepth = 50;

    /// <exception cref="FrontMatterException">The text is not TOML.</exception>
    public static IReadOnlyDictionary<string, FrontMatterValue> Read(string toml)
    {
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(toml);
        }
        catch (TomlException e)
        {
            // All else that is wrong stands in the document's diagnostics.
            throw new FrontMatterException(1, "values stand more than 64 deep", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FrontMatterException(1, e.Message, e);
        }

        if (document.HasErrors)
        {
            var first = document.Diagnostics.First();
            throw new FrontMatterException(first.Span.Start.Line + 2, first.Message);
        }

        var root = new MutableMap(2);
        foreach (var pair in document.KeyValues) root.Set(Keys(pair.Key), Value(pair.Value, 0), LineOf(pair));
        foreach (var table in document.Tables)
        {
            var keys = Keys(table.Name);
            foreach (var pair in table.Items) root.Set([.. keys, .. Keys(pair.Key)], Value(pair.Value, 0), LineOf(pair));
        }

        return root.Freeze(0).Map!;
    }

    private static int LineOf(SyntaxNode node) => node.Span.Start.Line + 2;

    private static List<string> Keys(KeySyntax? key)
    {
        var keys = new List<string>();
        if (key is null) return keys;
        keys.Add(NameOf(key.Key));
        foreach (var dot in key.DotKeys) keys.Add(NameOf(dot.Key));
        return keys;
    }

    private static string NameOf(SyntaxNode? name) => name switch
    {
        StringValueSyntax s => s.Value ?? string.Empty,
        BareKeySyntax b => b.Key?.Text ?? string.Empty,
        _ => string.Empty,
    };

    private static FrontMatterValue Value(ValueSyntax? value, int depth)
    {
        if (value is null) return FrontMatterValue.Scalar(null, 0);
        var line = LineOf(value);
        if (depth > MaxDepth) throw new FrontMatterException(line, $"values stand more than {MaxDepth} deep");
        switch (value)
        {
            case StringValueSyntax s:
                return FrontMatterValue.Scalar(s.Value, line);
            case ArraySyntax a:
                return FrontMatterValue.List([.. a.Items.Select(i => Value(i.Value, depth + 1))], line);
            case InlineTableSyntax t:
                var map = new MutableMap(line);
                foreach (var item in t.Items)
                {
                    if (item.KeyValue is { } pair) map.Set(Keys(pair.Key), Value(pair.Value, depth + 1), LineOf(pair));
                }

                return map.Freeze(depth);
            default:
                return FrontMatterValue.Scalar(value.ToString().Trim(), line);
        }
    }

    private sealed class MutableMap(int line)
    {
        private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

        public void Set(List<string> keys, FrontMatterValue value, int line)
        {
            var map = this;
            foreach (var key in keys.Take(keys.Count - 1))
            {
                if (map._values.GetValueOrDefault(key) is not MutableMap inner) map._values[key] = inner = new MutableMap(line);
                map = inner;
            }

            map._values[keys[^1]] = value;
        }

        public FrontMatterValue Freeze(int depth)
        {
            if (depth > MaxDepth) throw new FrontMatterException(line, $"tables stand more than {MaxDepth} deep");
            return FrontMatterValue.Of(
                _values.ToDictionary(p => p.Key, p => p.Value as FrontMatterValue ?? ((MutableMap)p.Value).Freeze(depth + 1), StringComparer.Ordinal), line);
        }
    }
}
