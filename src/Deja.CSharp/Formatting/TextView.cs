using System.Collections;
using System.Globalization;
using System.Text;
using Deja.Blocks;

namespace Deja.CSharp.Formatting;

/// <summary>Values as plain text, the same on every machine: strings as they are, sequences in brackets, composite values by their parts, tables with aligned columns.</summary>
internal sealed class TextView
{
    private const int Deepest = 4;
    private const int MostMembers = 40;

    private readonly StringBuilder _text = new();
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>The most items of a sequence that are shown.</summary>
    public const int MostItems = 20;

    /// <summary>The text of a value.</summary>
    public static string Of(object? value)
    {
        if (value is string text)
            return text;
        if (value is not null && Formatter.OwnText(value) is { } own)
            return own;
        if (value is not null && Tensors.TryText(value) is { } tensor)
            return tensor;
        if (value is not null && Table.TryRead(value) is { } table)
            return table.ToText();
        var view = new TextView();
        view.Write(value, 0);
        return view._text.ToString();
    }

    /// <summary>The text of a value within a table: strings without quotes, all on one line.</summary>
    public static string Cell(object? value)
    {
        if (value is null)
            return "";
        var view = new TextView();
        if (value is string text)
            view._text.Append(text);
        else
            view.Write(value, 1);
        return view._text.Replace("\r", "").Replace("\n", "⏎").ToString();
    }

    private void Write(object? value, int depth)
    {
        if (Whole(value, depth) is { } whole)
        {
            _text.Append(whole);
            return;
        }

        Parts(value!, depth);
        _open.Remove(value!);
    }

    // The text of what isn't taken apart; null for what is, and is now open.
    private string? Whole(object? value, int depth) => value switch
    {
        null => "null",
        string text when depth > 0 => $"\"{text}\"",
        char letter when depth > 0 => $"'{letter}'",
        _ when depth > 0 && Formatter.OwnText(value) is { } own => own,
        _ when Scalar(value) is { } scalar => scalar,
        _ when depth >= Deepest => "…",
        _ when !value.GetType().IsValueType && !_open.Add(value) => "(itself)",
        _ => null,
    };

    private void Parts(object value, int depth)
    {
        if (value is IDictionary dictionary)
            List("{ ", " }", Pairs.Of(dictionary).Cast<object?>(), depth, Pair);
        else if (value is Array { Rank: 2 } matrix)
            List("[", "]", Enumerable.Range(0, matrix.GetLength(0)).Select(row => (object?)Row(matrix, row)), depth, Write);
        else if (value is IEnumerable sequence)
            List("[", "]", sequence.Cast<object?>(), depth, Write);
        else if (Members.IsTuple(value.GetType()))
            List("(", ")", Elements((System.Runtime.CompilerServices.ITuple)value), depth, Write);
        else
            Composite(value, depth);
    }

    private static IEnumerable<object?> Elements(System.Runtime.CompilerServices.ITuple tuple)
    {
        for (var i = 0; i < tuple.Length; i++)
            yield return tuple[i];
    }

    private static object?[] Row(Array matrix, int row) => [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix.GetValue(row + matrix.GetLowerBound(0), column + matrix.GetLowerBound(1)))];

    private void Composite(object value, int depth)
    {
        var type = value.GetType();
        if (!Members.IsAnonymous(type))
            _text.Append(TypeNames.Of(type)).Append(' ');
        List("{ ", " }", Members.Of(type).Take(MostMembers).Cast<object?>(), depth, (member, inner) =>
        {
            var (name, get) = ((string Name, Func<object, object?> Get))member!;
            _text.Append(name).Append(" = ");
            Write(Members.Value(get, value), inner);
        });
    }

    private void Pair(object? pair, int depth)
    {
        var entry = (DictionaryEntry)pair!;
        Write(entry.Key, depth);
        _text.Append(": ");
        Write(entry.Value, depth);
    }

    private void List(string open, string close, IEnumerable<object?> items, int depth, Action<object?, int> write)
    {
        _text.Append(open);
        var count = 0;
        try
        {
            foreach (var item in items)
            {
                if (count == MostItems)
                {
                    _text.Append(CultureInfo.InvariantCulture, $", … and {More.Count(items)} more");
                    break;
                }

                if (count++ > 0)
                    _text.Append(", ");
                write(item, depth + 1);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _text.Append(count > 0 ? ", " : "").Append(new Members.Failed(e));
        }

        _text.Append(count == 0 ? close.TrimStart() : close);
    }

    // What is shown by its own text; null for what has parts.
    private static string? Scalar(object value)
    {
        try
        {
            return value switch
            {
                string text => text,
                DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + (time.Kind == DateTimeKind.Utc ? "Z" : ""),
                DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
                DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
                Type type => TypeNames.Of(type),
                Exception e => $"{e.GetType().Name}: {e.Message}",
                Task task => $"{TypeNames.Of(task.GetType())} ({task.Status}; await it for its result)",
                Delegate => TypeNames.Of(value.GetType()),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                IEnumerable when !OwnsText(value.GetType()) => null,
                _ when Members.IsComposite(value.GetType()) => null,
                _ when value.ToString() is { } own && own != value.GetType().ToString() => own,
                _ => TypeNames.Of(value.GetType()),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Members.Failed(e).ToString();
        }
    }

    // A sequence with a text of its own, such as JSON's nodes, but none of .NET's collections.
    private static bool OwnsText(Type type) => type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType is { } owner && owner != typeof(object) && owner != typeof(ValueType)
        && owner.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) != true && owner.Namespace != "System.Linq" && !typeof(IDictionary).IsAssignableFrom(type) && !type.IsArray
        && type.GetMethod("<Clone>$") is null && !owner.IsGenericType;
}
