using System.Collections;

namespace Deja.CSharp.Formatting;

/// <summary>Tensors of TorchSharp and of .NET itself, by their shape: sizes, type of the numbers, and the first of them.</summary>
internal static class Tensors
{
    private const int MostNumbers = 12;

    public static bool Is(object value) => IsTorch(value.GetType()) || IsDotNet(value.GetType());

    /// <summary>The text of a tensor; null for what is none.</summary>
    public static string? TryText(object value)
    {
        try
        {
            return IsTorch(value.GetType()) ? Torch(value) : IsDotNet(value.GetType()) ? DotNet(value) : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    private static bool IsTorch(Type? type) => type is not null && (type.FullName == "TorchSharp.torch+Tensor" || IsTorch(type.BaseType));

    private static bool IsDotNet(Type type) => type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Numerics.Tensors.Tensor`1";

    private static string Torch(object tensor)
    {
        var type = tensor.GetType();
        var shape = (long[])type.GetProperty("shape")!.GetValue(tensor)!;
        var head = $"Tensor [{string.Join(", ", shape)}] {type.GetProperty("dtype")!.GetValue(tensor)} on {type.GetProperty("device")!.GetValue(tensor)}";
        using var flat = (IDisposable)type.GetMethod("reshape", [typeof(long[])])!.Invoke(tensor, [new long[] { -1 }])!;
        var count = shape.Aggregate(1L, (a, b) => a * b);
        var numbers = Enumerable.Range(0, (int)Math.Min(count, MostNumbers)).Select(i => Number(flat, i));
        return $"{head}\n{List(numbers, count)}";
    }

    private static object? Number(object flat, long index)
    {
        using var one = (IDisposable)flat.GetType().GetProperty("TensorItems", [typeof(long)])!.GetValue(flat, [index])!;
        using var scalar = (IDisposable)one.GetType().GetMethod("ToScalar", Type.EmptyTypes)!.Invoke(one, null)!;
        var dtype = one.GetType().GetProperty("dtype")!.GetValue(one)!.ToString();
        var read = dtype is "Float32" or "Float64" or "Float16" or "BFloat16" ? "ToDouble" : dtype == "Bool" ? "ToBoolean" : "ToInt64";
        // The readers are extension methods in a class of their own.
        var number = scalar.GetType().Assembly.GetType("TorchSharp.ScalarExtensionMethods")!.GetMethods().First(m => m.Name == read && m.GetParameters() is [{ ParameterType: var p }] && p == scalar.GetType()).Invoke(null, [scalar]);
        return dtype == "Float64" || number is not double value ? number : (float)value;
    }

    private static string DotNet(object tensor)
    {
        // Its sizes are a span, which reflection can't read; its own text has them: System.Numerics.Tensors.Tensor<Single>[2, 2]
        var text = tensor.ToString()!;
        var sizes = text[text.IndexOf('[', StringComparison.Ordinal)..];
        var items = ((IEnumerable)tensor).Cast<object?>();
        var count = (nint)tensor.GetType().GetProperty("FlattenedLength")!.GetValue(tensor)!;
        return $"{TypeNames.Of(tensor.GetType())} {sizes}\n{List(items.Take(MostNumbers), count)}";
    }

    private static string List(IEnumerable<object?> numbers, long count) =>
        $"[{string.Join(", ", numbers.Select(n => TextView.Cell(n)))}{(count > MostNumbers ? $", … and {count - MostNumbers} more" : "")}]";
}
