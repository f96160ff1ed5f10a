namespace Deja.Torch.Tests.Reference;

/// <summary>What is done with a case, by its kind.</summary>
internal static class ReferenceKinds
{
    public static readonly IReadOnlyDictionary<string, Action<ReferenceCase>> All = new Dictionary<string, Action<ReferenceCase>>(StringComparer.Ordinal)
    {
    };
}
