using System.Collections;
using System.Data;

namespace Deja.CSharp.Formatting;

internal sealed partial record Table
{
    private const int MostColumns = 30;

    /// <summary>The table that a value is: a data frame, a sequence of composite values or dictionaries. Null where it is none.</summary>
    public static Table? TryRead(object value)
    {
        try
        {
            return value switch
            {
                DataTable table => OfDataTable(table),
                string or IDictionary => null,
                _ when DataFrames.Is(value) => DataFrames.Read(value, TextView.MostItems),
                IEnumerable sequence => OfSequence(sequence),
                _ => null,
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    private static Table OfDataTable(DataTable table) => new(
        [.. table.Columns.Cast<DataColumn>().Select(c => c.ColumnName)],
        [.. table.Rows.Cast<DataRow>().Take(TextView.MostItems).Select(r => r.ItemArray.Select(v => v is DBNull ? null : v).ToArray())],
        table.Rows.Count > TextView.MostItems ? $"{table.Rows.Count - TextView.MostItems}" : null);

    private static Table? OfSequence(IEnumerable sequence)
    {
        // Numbers and strings make no table: most sequences end here, before anything is taken from them.
        if (ElementType(sequence.GetType()) is { } element && element != typeof(object) && !element.IsInterface && !element.IsAbstract && !Members.IsComposite(element) && !IsRow(element))
            return null;
        var items = sequence.Cast<object?>().Take(TextView.MostItems + 1).ToList();
        if (items.Count == 0 || items.Any(i => i is not null && Deja.Blocks.Formatter.OwnText(i) is not null) || !items.All(i => i is not null && (IsRow(i.GetType()) || Members.IsComposite(i.GetType()))))
            return null;
        var shown = items.Take(TextView.MostItems).ToList();
        var columns = shown.SelectMany(Names!).Distinct().Take(MostColumns).ToList();
        return new(columns, [.. shown.Select(i => columns.Select(c => Cell(i!, c)).ToArray())], items.Count > TextView.MostItems ? Formatting.More.Count(sequence) : null);
    }

    private static bool IsRow(Type type) => typeof(IDictionary<string, object?>).IsAssignableFrom(type) || typeof(IDictionary<string, string>).IsAssignableFrom(type) || typeof(IDictionary<string, double>).IsAssignableFrom(type);

    private static IEnumerable<string> Names(object item) => item is IDictionary row ? row.Keys.Cast<string>()
        : item is IDictionary<string, object?> free ? free.Keys
        : Members.Of(item.GetType()).Select(m => m.Name);

    private static object? Cell(object item, string column)
    {
        if (item is IDictionary row)
            return row.Contains(column) ? row[column] : null;
        if (item is IDictionary<string, object?> free)
            return free.TryGetValue(column, out var value) ? value : null;
        var member = Members.Of(item.GetType()).FirstOrDefault(m => m.Name == column);
        return member.Get is null ? null : Members.Value(member.Get, item);
    }

    private static Type? ElementType(Type type) => type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
}
