using System.Text.Json;

namespace Deja.Torch.Tests.Reference;

/// <summary>One case: what goes in, what must come out, and how near.</summary>
internal sealed class ReferenceCase : IDisposable
{
    private readonly JsonDocument _document;

    public ReferenceCase(string file)
    {
        File = file;
        _document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
        var tolerance = Root.GetProperty("tolerance");
        Tolerance = new(tolerance.GetProperty("rtol").GetDouble(), tolerance.GetProperty("atol").GetDouble());
    }

    /// <summary>Its file's full path.</summary>
    public string File { get; }

    public JsonElement Root => _document.RootElement;

    public string Kind => Root.GetProperty("kind").GetString()!;

    public JsonElement Config => Root.GetProperty("config");

    public Tolerance Tolerance { get; }

    /// <summary>The element at a path such as <c>"expected", "context"</c>; a number is a place in a list. Null where it is absent or null.</summary>
    public JsonElement? At(params string[] path)
    {
        var element = Root;
        foreach (var name in path)
        {
            if (element.ValueKind == JsonValueKind.Array) element = element[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)];
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind == JsonValueKind.Null ? null : element;
    }

    /// <summary>The tensor at a path; null where it is absent or null. It belongs to the dispose scope around the call.</summary>
    public Tensor? Tensor(params string[] path) => At(path) is { } element ? JsonTensor.Read(element) : null;

    /// <summary>All tensors of an object by their names, such as those of <c>"weights"</c>.</summary>
    public Dictionary<string, Tensor> Tensors(params string[] path) =>
        At(path)?.EnumerateObject().ToDictionary(p => p.Name, p => JsonTensor.Read(p.Value), StringComparer.Ordinal) ?? [];

    /// <summary>Asserts that what came out is what the path says; nothing where the path holds null.</summary>
    public void Check(Tensor? got, params string[] path)
    {
        var name = string.Join('.', path);
        if (At(path) is not { } element)
        {
            Assert.True(got is null, $"{name} should be absent, and has the shape [{string.Join(", ", got?.shape ?? [])}]");
            return;
        }

        Assert.True(got is not null, $"{name} is absent");
        using var expected = JsonTensor.Read(element);
        Tolerance.Check(name, expected, got!);
    }

    public void Dispose() => _document.Dispose();
}
