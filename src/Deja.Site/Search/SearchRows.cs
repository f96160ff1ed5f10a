using Deja.Recall.Published;

namespace Deja.Site.Search;

/// <summary>Makes the rows of terms from notes that were read.</summary>
/// <param name="plan">Where the notes' entries stand.</param>
/// <param name="isAnew">Which files: those of the others are left out.</param>
/// <param name="read">The notes, by their numbers in the plan.</param>
/// <param name="names">The terms.</param>
internal sealed class SearchRows(BucketPlan plan, bool[] isAnew, NoteSearch?[] read, TermNames names)
{
    /// <summary>Those of the entries in the files that are made anew, in the order of their terms.</summary>
    public List<TermRow> Make()
    {
        var writers = new TermRowWriter?[names.Count];
        var shares = Math.Max(1, Environment.ProcessorCount);

        // Each thread goes over all entries, as they stand in order then, and takes its share of the terms.
        Parallel.For(0, shares, share => Add(writers, share, shares));
        var rows = new List<TermRow>(names.Count);
        foreach (var (term, writer) in writers.Index())
        {
            if (writer is not null) rows.Add(writer.Row(names[term]));
        }

        rows.Sort((a, b) => string.CompareOrdinal(a.Term, b.Term));
        return rows;
    }

    /// <summary>Puts rows in the place of those of the same files.</summary>
    /// <param name="old">Rows of all files, in the order of their terms.</param>
    /// <param name="added">Rows of the files that are made anew, in that order too.</param>
    /// <param name="isAnew">Which these are.</param>
    public static IReadOnlyList<TermRow> Merge(IReadOnlyList<TermRow> old, List<TermRow> added, bool[] isAnew)
    {
        if (old.Count == 0) return added;
        var pairs = new List<(TermRow? Old, TermRow? Added)>(old.Count + added.Count);
        var (i, j) = (0, 0);
        while (i < old.Count || j < added.Count)
        {
            var order = i == old.Count ? 1 : j == added.Count ? -1 : string.CompareOrdinal(old[i].Term, added[j].Term);
            pairs.Add((order <= 0 ? old[i] : null, order >= 0 ? added[j] : null));
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return [.. pairs.AsParallel().AsOrdered().Select(p => p.Old is null ? p.Added : p.Old.With(isAnew, p.Added)).OfType<TermRow>()];
    }

    private void Add(TermRowWriter?[] writers, int share, int shares)
    {
        for (var bucket = 0; bucket < plan.Count; bucket++)
        {
            if (!isAnew[bucket]) continue;
            var index = 0;
            foreach (var (number, part) in plan[bucket])
            {
                var note = read[number]!;
                var (first, end) = note.EntriesOf(part, plan.PartsOf(number));
                for (var entry = first; entry < end; entry++, index++)
                {
                    for (var at = entry == 0 ? 0 : note.Entries[entry - 1].End; at < note.Entries[entry].End; at++)
                    {
                        var term = note.Terms[at];
                        if (term % shares == share) (writers[term] ??= new TermRowWriter()).Add(bucket, index, note.Fields[at], note.Entries[entry].Length);
                    }
                }
            }
        }
    }
}
