namespace Deja.Recall.Published;

/// <summary>How often a term stands in an entry.</summary>
/// <param name="Heading">In its heading.</param>
/// <param name="Context">In what it stands under.</param>
/// <param name="Below">Below the heading, each time by the weight of its line.</param>
public readonly record struct FieldCounts(int Heading, int Context, double Below);
