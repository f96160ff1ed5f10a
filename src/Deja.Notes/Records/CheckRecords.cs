using System.Text;

namespace Deja.Notes.Records;

/// <summary>
/// The records of a notebook: <c>.deja/checks.jsonl</c>, one JSON object a line, ordered by note and block, so that a diff shows what changed and
/// git merges two branches by itself where they checked different blocks.
/// </summary>
public sealed class CheckRecords
{
    /// <summary>From the notebook's root.</summary>
    public const string File = $"{Notebook.DataFolder}/checks.jsonl";

    private readonly SortedDictionary<(string Note, string Block), CheckRecord> _records = new(PlaceOrder.Instance);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyCollection<CheckRecord> All => _records.Values;

    /// <summary>How many lines were none of a record; git's marks of a conflict are not counted.</summary>
    public int UnreadableLines { get; private set; }

    /// <summary>The record of a block; null when it was never checked.</summary>
    public CheckRecord? Of(string note, string block) => _records.GetValueOrDefault((note, block));

    /// <summary>A record's line of the file.</summary>
    public static string LineOf(CheckRecord record) => CheckRecordJson.Write(record);

    /// <summary>Puts a record in the place of the block's last one.</summary>
    public void Set(CheckRecord record) => _records[(record.Note, record.Block)] = record;

    /// <summary>Forgets a block.</summary>
    public void Remove(CheckRecord record) => _records.Remove((record.Note, record.Block));

    /// <summary>
    /// Reads a file's text. Of two lines for one block the later check counts: both are there after a merge, also one whose conflict marks were left in.
    /// </summary>
    public static CheckRecords Read(string text)
    {
        var records = new CheckRecords();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsConflictMark(line)) continue;
            if (CheckRecordJson.Read(line) is not { } record) records.UnreadableLines++;
            else if (records.Of(record.Note, record.Block) is not { } known || known.Run.When <= record.Run.When) records.Set(record);
        }

        return records;
    }

    /// <summary>Reads a notebook's records; none where it has no file, or one that can't be read.</summary>
    public static CheckRecords Of(Notebook notebook)
    {
        try
        {
            return Read(System.IO.File.ReadAllText(Path.Combine(notebook.Root, File)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CheckRecords();
        }
    }

    /// <summary>The file's text.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var record in All) text.Append(LineOf(record)).Append('\n');
        return text.ToString();
    }

    private static bool IsConflictMark(string line) => line.StartsWith("<<<<<<<", StringComparison.Ordinal) || line.StartsWith("=======", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal) || line.StartsWith("|||||||", StringComparison.Ordinal);

    private sealed class PlaceOrder : IComparer<(string Note, string Block)>
    {
        public static PlaceOrder Instance { get; } = new();

        public int Compare((string Note, string Block) x, (string Note, string Block) y) =>
            string.CompareOrdinal(x.Note, y.Note) is var order && order != 0 ? order : string.CompareOrdinal(x.Block, y.Block);
    }
}
