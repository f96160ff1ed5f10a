using System.Collections.Concurrent;
using System.Text.Json;
using Deja.CSharp.Formatting;

namespace Deja.Blocks;

/// <summary>Values that came from blocks in other languages.</summary>
public static class SharedValues
{
    private static readonly ConcurrentDictionary<string, object?> Given = new();

    /// <summary>Takes the value that was handed over under this name; null where there is none any more.</summary>
    public static object? Take(string name) => Given.TryRemove(name, out var value) ? value : null;

    internal static void Put(string name, object? value) => Given[name] = value;

    /// <summary>The type of such a value as C# writes it.</summary>
    internal static string TypeOf(object? value) => value switch
    {
        null => "object",
        List<Dictionary<string, object?>> => "System.Collections.Generic.List<System.Collections.Generic.Dictionary<string, object>>",
        Dictionary<string, object?> => "System.Collections.Generic.Dictionary<string, object>",
        System.Collections.IList list => $"System.Collections.Generic.List<{Element(list)}>",
        _ => TypeNames.Of(value.GetType()),
    };

    /// <summary>JSON as what a C# program would have: whole numbers are <c>long</c>, others <c>double</c>; a list has one type where its items do.</summary>
    internal static object? Natural(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => Natural(p.Value)),
        JsonValueKind.Array => OfItems([.. json.EnumerateArray().Select(Natural)]),
        _ => null,
    };

    private static object OfItems(List<object?> items)
    {
        if (items.Count == 0)
            return items;
        if (items.All(i => i is long))
            return items.Cast<long>().ToList();
        // A missing number is none: NaN, as data frames have it.
        if (items.Any(i => i is long or double) && items.All(i => i is long or double or null))
            return items.Select(i => i switch { long whole => (double)whole, double number => number, _ => double.NaN }).ToList();
        if (items.All(i => i is string))
            return items.Cast<string>().ToList();
        if (items.All(i => i is bool))
            return items.Cast<bool>().ToList();
        if (items.All(i => i is Dictionary<string, object?>))
            return items.Cast<Dictionary<string, object?>>().ToList();
        return items.All(i => i is List<double> or List<long>) ? Numbers(items) : items;
    }

    private static object Numbers(List<object?> rows) => rows.All(r => r is List<long>)
        ? rows.Cast<List<long>>().ToList()
        : rows.Select(r => r as List<double> ?? ((List<long>)r!).Select(n => (double)n).ToList()).ToList();

    private static string Element(System.Collections.IList list) => list switch
    {
        List<List<long>> => "System.Collections.Generic.List<long>",
        List<List<double>> => "System.Collections.Generic.List<double>",
        _ => TypeNames.Of(list.GetType().GetGenericArguments()[0]),
    };
}
