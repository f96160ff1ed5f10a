namespace Deja.CSharp.Formatting;

/// <summary>Pictures that libraries make, told by the shape of their types: the kernel knows none of the packages.</summary>
internal static class Pictures
{
    private const int Width = 640;
    private const int Height = 400;
    private const int BestQuality = 100;

    /// <summary>The picture that a value is, as its MIME type and data; null where it is none, or can't be drawn.</summary>
    public static Content? TryOf(object value)
    {
        try
        {
            return Base(value.GetType(), "ScottPlot.Plot") ? Plot(value)
                : Base(value.GetType(), "ScottPlot.Multiplot") ? Plot(value)
                : Base(value.GetType(), "SkiaSharp.SKBitmap") || Base(value.GetType(), "SkiaSharp.SKImage") ? Skia(value)
                : Base(value.GetType(), "OpenCvSharp.Mat") ? Mat(value)
                : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    private static Content? Plot(object plot) => plot.GetType().GetMethod("GetSvgXml", [typeof(int), typeof(int)]) is { } svg
        ? new(MimeTypes.Svg, (string)svg.Invoke(plot, [Width, Height])!)
        : plot.GetType().GetMethods().FirstOrDefault(m => m.Name == "GetImageBytes") is { } bytes ? Png((byte[])bytes.Invoke(plot, [.. bytes.GetParameters().Select((p, i) => i switch { 0 => Width, 1 => (object?)Height, _ => p.DefaultValue })])!)
        : null;

    private static Content? Skia(object image)
    {
        var encode = image.GetType().GetMethods().First(m => m.Name == "Encode" && m.GetParameters() is [{ ParameterType.IsEnum: true }, { ParameterType: var quality }] && quality == typeof(int));
        using var data = (IDisposable)encode.Invoke(image, [Enum.Parse(encode.GetParameters()[0].ParameterType, "Png"), BestQuality])!;
        return Png((byte[])data.GetType().GetMethod("ToArray", Type.EmptyTypes)!.Invoke(data, null)!);
    }

    // An empty Mat, or one of more than four channels, is no picture: encoding throws, and its text is shown.
    private static Content? Mat(object mat)
    {
        var encode = mat.GetType().GetMethods().First(m => m.Name == "ImEncode" && m.GetParameters() is [{ ParameterType: var name }, ..] && name == typeof(string));
        return Png((byte[])encode.Invoke(mat, [.. encode.GetParameters().Select((p, i) => i == 0 ? ".png" : p.HasDefaultValue ? p.DefaultValue : Array.CreateInstance(p.ParameterType.GetElementType()!, 0))])!);
    }

    private static Content Png(byte[] bytes) => new(MimeTypes.Png, Convert.ToBase64String(bytes));

    private static bool Base(Type? type, string name) => type is not null && (type.FullName == name || Base(type.BaseType, name));

    /// <summary>A picture's MIME type, and its data as displays have it.</summary>
    internal sealed record Content(string Mime, string Data);
}
