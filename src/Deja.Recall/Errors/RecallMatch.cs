using Deja.Notes;
using Deja.Recall.Candidates;

namespace Deja.Recall.Errors;

/// <summary>An entry that may be about a log.</summary>
public sealed class RecallMatch
{
    private readonly Candidate _candidate;

    internal RecallMatch(Candidate candidate, Evidence evidence, double score)
    {
        _candidate = candidate;
        Evidence = evidence;
        Score = score;
    }

    /// <summary>Where it stands.</summary>
    public Notebook Notebook => _candidate.Index.Notebook;

    /// <summary>The note.</summary>
    public Note Note => _candidate.Note;

    /// <summary>The entry.</summary>
    public Entry Entry => _candidate.Entry;

    /// <summary>The line of the note that fitted the log best, counted from 1.</summary>
    public int Line => Evidence.Line;

    /// <summary>How sure it is, 0 to 1; matches of different logs compare.</summary>
    public double Score { get; }

    /// <summary>The log line that decided, without colours and what machines put before it.</summary>
    public string Because => Evidence.Because;

    /// <summary>Whether <see cref="Because"/> is an error's own message: to ask for that as well keeps silence where nobody knows whether anything failed.</summary>
    public bool IsByMessage => LineClassifier.IsMessage(Because);

    /// <summary>What spoke for and against it.</summary>
    internal Evidence Evidence { get; }

    /// <summary>The entry's lines to show under the error: from where its fix begins, or from the first that do more than give the error again.</summary>
    /// <param name="most">At most this many.</param>
    public IReadOnlyList<string> FixLines(int most) => Errors.FixLines.Of(_candidate, most);
}
