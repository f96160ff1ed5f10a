namespace Deja.Torch.Tests.Reference;

/// <summary>Where the cases stand that PyTorch in Python made: the folder that DEJA_REFERENCE names, else the small copies beside the tests.</summary>
internal static class ReferenceFolder
{
    private static readonly string Root = Environment.GetEnvironmentVariable("DEJA_REFERENCE") is { Length: > 0 } given ? Path.GetFullPath(given) : Path.Combine(AppContext.BaseDirectory, "Reference", "data");

    /// <summary>Every case, by its path below the folder.</summary>
    public static IEnumerable<string> Cases() =>
        Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal);

    /// <summary>Opens one.</summary>
    public static ReferenceCase Open(string name) => new(Path.Combine(Root, name));
}
