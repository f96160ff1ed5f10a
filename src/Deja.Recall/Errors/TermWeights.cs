using Deja.Recall.Index;
using Deja.Recall.Tokens;

namespace Deja.Recall.Errors;

/// <summary>How much a word tells in these notebooks, 0 to 1: what is known of it beforehand, times how rare it is here.</summary>
internal sealed class TermWeights(IndexSet indexes)
{
    /// <summary>A smaller notebook is weighed as if it had this many entries, so that two notes sharing a word don't make it common.</summary>
    private const double SmallestCollection = 2000;

    private const double LeastRarity = 0.05;
    private const double PhraseFloor = 0.5;

    private readonly Dictionary<string, double> _rarities = new(StringComparer.Ordinal);
    private readonly double _entries = Math.Max(SmallestCollection, indexes.EntryCount);

    /// <summary>What the word tells when it stands alone.</summary>
    public double Of(string key) => CommonWords.Telling(key) * Rarity(key);

    /// <summary>What it tells within a phrase, where rarity counts for less: "undefined reference to" is made of common words.</summary>
    public double InPhrase(string key) => CommonWords.Telling(key) * (PhraseFloor + ((1 - PhraseFloor) * Rarity(key)));

    /// <summary>Whether it is more than a word of grammar and any entry has it.</summary>
    public bool IsKnown(string key) => !CommonWords.IsGrammar(key) && Count(key) > 0;

    private double Rarity(string key)
    {
        if (_rarities.TryGetValue(key, out var known)) return known;
        if (CommonWords.IsGrammar(key)) return LeastRarity;
        var rarity = Math.Log((_entries + 1) / (Count(key) + 0.5)) / Math.Log(_entries + 1);
        return _rarities[key] = Math.Clamp(rarity, LeastRarity, 1);
    }

    /// <summary>How many entries have the word, by the most common of the terms it stands for.</summary>
    private long Count(string key) => Glossary.Of(key) is { } meaning ? meaning.Terms.Max(indexes.Count) : indexes.Count(key);
}
