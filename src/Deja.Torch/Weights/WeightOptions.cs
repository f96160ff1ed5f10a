namespace Deja.Torch.Weights;

/// <summary>How names of a file and of a module are held against each other. The defaults are strict: every name on each side has its counterpart.</summary>
public sealed record WeightOptions
{
    /// <summary>Whether anything that doesn't fit (see <see cref="WeightReport"/>) keeps all from being loaded. True by default. False loads what fits, and gives the rest back.</summary>
    public bool IsStrict { get; init; } = true;

    /// <summary>Has a file's name become the module's. Null: they are the same.</summary>
    public Func<string, string>? Rename { get; init; }

    /// <summary>Which names of the file, after renaming, are passed over, as the module has no use for them. Null: none.</summary>
    public Func<string, bool>? IsIgnored { get; init; }

    /// <summary>Names of the file, after renaming, of tensors that the module has under another name; they must be equal to it. A file may hold them or not.</summary>
    public IReadOnlyDictionary<string, string> SameAs { get; init; } = new Dictionary<string, string>();
}
