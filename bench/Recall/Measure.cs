using Deja.Notes;
using Deja.Recall.Errors;
using Deja.Recall.Find;
using Deja.Recall.Index;

namespace Deja.Bench.Recall;

/// <summary>Asks every case of one notebook and counts.</summary>
internal sealed class Measure(Cases cases, string folder, bool isVerbose)
{
    private int _log;

    public void Run(TextWriter? features)
    {
        using var indexes = IndexSet.Open([Notebook.Open(folder)], Path.GetTempPath());
        indexes.Update();
        var recaller = new Recaller(indexes);
        var (first, five, confident) = (0, 0, 0);
        foreach (var query in cases.Queries)
        {
            var result = recaller.Recall(query.Log, 5);
            Dump(features, "query", query.Note, result);
            var place = Place(result.Matches.Select(m => m.Note.Path), query.Note);
            first += place == 1 ? 1 : 0;
            five += place is > 0 and <= 5 ? 1 : 0;
            confident += place == 1 && result.IsConfident ? 1 : 0;
            if (place != 1 || !result.IsConfident) Tell($"  missed {query.Note} (place {place})", result);
        }

        var alarms = 0;
        foreach (var unknown in cases.Unknown)
        {
            var result = recaller.Recall(unknown.Log, 5);
            Dump(features, "unknown", unknown.Note, result);
            alarms += result.IsConfident ? 1 : 0;
            if (result.IsConfident) Tell($"  false alarm (near {unknown.Note})", result);
        }

        var finder = new Finder(indexes);
        var (typedFirst, typedFive) = (0, 0);
        foreach (var typed in cases.Typed)
        {
            var result = finder.Find(typed.Words, 5);
            var place = Place(result.Matches.Select(m => m.Note.Path), typed.Note);
            typedFirst += place == 1 ? 1 : 0;
            typedFive += place is > 0 and <= 5 ? 1 : 0;
            if (place != 1 && isVerbose) Console.WriteLine($"  typed '{typed.Words}': {typed.Note} at place {place}; first {(result.Matches.Count > 0 ? $"{result.Matches[0].Note.Path} {result.Matches[0].Score:0.00}" : "nothing")}");
        }

        Console.WriteLine($"  deja        hit@1 {Share(first, cases.Queries.Count)}  hit@5 {Share(five, cases.Queries.Count)}  first and confident {Share(confident, cases.Queries.Count)}  false alarms {Share(alarms, cases.Unknown.Count)}  typed hit@1 {Share(typedFirst, cases.Typed.Count)}  hit@5 {Share(typedFive, cases.Typed.Count)}");
    }

    /// <summary>Plain FTS5 with the threshold that lets through at most 5% of the unknown ones, the best one for these very cases.</summary>
    public void RunPlain()
    {
        using var plain = new PlainFts(folder);
        var threshold = cases.Unknown.Select(u => plain.Ask(u.Log).Score).OrderDescending().Skip((int)(cases.Unknown.Count * 0.05)).FirstOrDefault();
        var answers = cases.Queries.Select(q => (Query: q, Answer: plain.Ask(q.Log))).Select(a => (Place: Place(a.Answer.Names, a.Query.Note), a.Answer.Score)).ToList();
        var typed = cases.Typed.Select(t => Place(plain.Ask(t.Words).Names, t.Note)).ToList();
        Console.WriteLine($"  plain FTS5  hit@1 {Share(answers.Count(a => a.Place == 1), answers.Count)}  hit@5 {Share(answers.Count(a => a.Place > 0), answers.Count)}  first and confident {Share(answers.Count(a => a.Place == 1 && a.Score > threshold), answers.Count)}  false alarms at most 0.050  typed hit@1 {Share(typed.Count(p => p == 1), typed.Count)}  hit@5 {Share(typed.Count(p => p > 0), typed.Count)}");
    }

    private static string Share(int part, int all) => $"{(all == 0 ? 0 : (double)part / all):0.000}";

    private static int Place(IEnumerable<string> paths, string id) => paths.Index().Where(p => Path.GetFileNameWithoutExtension(p.Item) == id).Select(p => p.Index + 1).FirstOrDefault();

    private void Tell(string what, RecallResult result)
    {
        if (!isVerbose) return;
        Console.WriteLine(what);
        foreach (var match in result.Matches.Take(2))
        {
            Console.WriteLine($"      {match.Score:0.00} {match.Note.Path}:{match.Line} [{string.Join(' ', match.Evidence.Features.Select(f => f.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)))}] {match.Because}");
        }
    }

    private void Dump(TextWriter? features, string kind, string note, RecallResult result)
    {
        if (features is null) return;
        _log++;
        foreach (var match in result.Matches)
        {
            features.WriteLine(string.Join('\t', [kind, $"{folder}{_log}", note, Path.GetFileNameWithoutExtension(match.Note.Path), .. match.Evidence.Features.Select(f => f.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture))]));
        }
    }
}
