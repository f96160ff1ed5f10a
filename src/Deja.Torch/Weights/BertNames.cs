namespace Deja.Torch.Weights;

/// <summary>How files of BERT's family differ from what <see cref="Models.LanguageModel"/> has.</summary>
public static class BertNames
{
    /// <summary>
    /// Strict, but for what such files hold beside the weights: the positions' numbers 0, 1, 2…, and the output projection, which is the word embeddings once more. The oldest files call a norm's weight and bias
    /// gamma and beta.
    /// </summary>
    public static WeightOptions Options { get; } = new()
    {
        Rename = name => Ending(Ending(name, ".gamma", ".weight"), ".beta", ".bias"),
        Ignored = new HashSet<string>(StringComparer.Ordinal) { "bert.embeddings.position_ids" },
        SameAs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cls.predictions.decoder.weight"] = "bert.embeddings.word_embeddings.weight",
            ["cls.predictions.decoder.bias"] = "cls.predictions.bias",
        },
    };

    private static string Ending(string name, string old, string now) => name.EndsWith(old, StringComparison.Ordinal) ? name[..^old.Length] + now : name;
}
