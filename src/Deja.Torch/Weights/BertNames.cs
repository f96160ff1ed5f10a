namespace Deja.Torch.Weights;

/// <summary>How files of BERT's family differ from the modules here.</summary>
public static class BertNames
{
    private static readonly string[] Unused = ["embeddings.position_ids", "embeddings.token_type_ids"];

    /// <summary>
    /// For <see cref="Models.LanguageModel"/> and <see cref="Models.EncoderDecoder"/>. Strict, but for what such files hold beside the weights that these have: the positions' numbers 0, 1, 2…, what BERT was trained by or sums up a text with
    /// (<c>pooler</c>, <c>cls.seq_relationship</c>), and the output projection, which is the word embeddings once more. The oldest files call a norm's weight and bias gamma and beta.
    /// </summary>
    public static WeightOptions Options { get; } = new()
    {
        Rename = Renamed,
        IsIgnored = IsUnused,
        SameAs = new[] { "", "decoder." }.SelectMany(Tied).ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>For <see cref="Models.TextModel"/> alone: as <see cref="Options"/>, without the <c>bert.</c> before each name and without what predicts.</summary>
    public static WeightOptions TextModel { get; } = new()
    {
        Rename = name => Renamed(name) is var now && now.StartsWith("bert.", StringComparison.Ordinal) ? now["bert.".Length..] : now,
        IsIgnored = name => name.StartsWith("cls.", StringComparison.Ordinal) || IsUnused(name),
    };

    private static string Renamed(string name) => Ending(Ending(name, ".gamma", ".weight"), ".beta", ".bias");

    private static string Ending(string name, string old, string now) => name.EndsWith(old, StringComparison.Ordinal) ? name[..^old.Length] + now : name;

    private static bool IsUnused(string name) =>
        Unused.Any(u => name.EndsWith(u, StringComparison.Ordinal)) || name.Split('.').Contains("pooler") || name.Contains("cls.seq_relationship.", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> Tied(string prefix) =>
    [
        new($"{prefix}cls.predictions.decoder.weight", $"{prefix}bert.embeddings.word_embeddings.weight"),
        new($"{prefix}cls.predictions.decoder.bias", $"{prefix}cls.predictions.bias"),
    ];
}
