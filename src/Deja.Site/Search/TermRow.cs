namespace Deja.Site.Search;

/// <summary>The entries that have a term, as <see cref="TermShards"/> writes them: they are many millions, and stay packed.</summary>
/// <param name="Term">The term.</param>
/// <param name="Count">How many entries have it.</param>
/// <param name="List">The entries, in order, see <see cref="TermRowWriter"/>.</param>
internal sealed record TermRow(string Term, int Count, ReadOnlyMemory<byte> List)
{
    /// <summary>Of a list that is longer, so many: those in which the term weighs most, in the heading, else most often and in the shortest text.</summary>
    public TermRow Weightiest(int most)
    {
        if (Count <= most) return this;
        var (least, ofLeast) = Threshold(most);
        var kept = new TermRowWriter();
        for (var at = new TermRowReader(List.Span); at.Read();)
        {
            var weight = Weight(at);
            if (weight > least || (weight == least && ofLeast-- > 0)) kept.Add(at.Bucket, at.Index, at.Fields, at.Length);
        }

        return new TermRow(Term, Count, kept.Written);
    }

    /// <summary>Takes the entries of some files out, and puts others in.</summary>
    /// <param name="isAnew">Files by their number: whether all entries of one are taken out.</param>
    /// <param name="added">Entries of these files; null for none.</param>
    /// <returns>Null where none is left.</returns>
    public TermRow? With(ReadOnlySpan<bool> isAnew, TermRow? added)
    {
        if (added is null && !HasAny(isAnew)) return this;
        var made = new TermRowWriter();
        var old = new TermRowReader(List.Span);
        var anew = new TermRowReader(added is null ? default : added.List.Span);
        var (hasOld, hasAnew) = (old.Read(), anew.Read());
        while (hasOld || hasAnew)
        {
            if (hasOld && isAnew[old.Bucket])
            {
                hasOld = old.Read();
            }
            else if (hasOld && (!hasAnew || old.Bucket < anew.Bucket))
            {
                made.Add(old.Bucket, old.Index, old.Fields, old.Length);
                hasOld = old.Read();
            }
            else
            {
                made.Add(anew.Bucket, anew.Index, anew.Fields, anew.Length);
                hasAnew = anew.Read();
            }
        }

        return made.Count == 0 ? null : made.Row(Term);
    }

    private static int Weight(TermRowReader at) => (at.Fields << 8) | (byte.MaxValue - at.Length);

    private bool HasAny(ReadOnlySpan<bool> isAnew)
    {
        for (var at = new TermRowReader(List.Span); at.Read();)
        {
            if (isAnew[at.Bucket]) return true;
        }

        return false;
    }

    /// <summary>The weight from which on entries are kept, and how many of that very weight.</summary>
    private (int Least, int OfLeast) Threshold(int most)
    {
        var counts = new int[1 << 16];
        for (var at = new TermRowReader(List.Span); at.Read();) counts[Weight(at)]++;
        var weight = counts.Length - 1;
        for (; counts[weight] <= most; weight--) most -= counts[weight];
        return (weight, most);
    }
}
