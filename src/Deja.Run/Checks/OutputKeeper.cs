using System.Collections.Concurrent;
using System.Text;
using Deja.Host.Children;
using Deja.Host.Secrets;
using Deja.Notes;
using Deja.Notes.Records;
using Deja.Run.Outputs;

namespace Deja.Run.Checks;

/// <summary>
/// Keeps what checked blocks printed and showed, for their pages: bounded, secrets masked as in logs. What stands in the note anyway, as a plain expectation that was
/// met word by word, is not kept. That nothing can be kept (a full disk, a read-only notebook) spoils no check.
/// </summary>
/// <param name="notebook">The notebook.</param>
internal sealed class OutputKeeper(Notebook notebook)
{
    /// <summary>So many characters of one text are kept at its beginning and at its end.</summary>
    private const int MostBegin = 64 * 1024;
    private const int MostEnd = 16 * 1024;

    /// <summary>A larger picture is left out, in bytes; of other data the same in characters.</summary>
    private const int MostPicture = 8 * 1024 * 1024;
    private const int MostData = 1024 * 1024;

    private const int MostItems = 500;

    private static readonly (string Type, string Extension)[] Pictures = [("image/svg+xml", "svg"), ("image/png", "png"), ("image/jpeg", "jpg"), ("image/gif", "gif"), ("image/webp", "webp")];

    private readonly IReadOnlyList<string> _secrets = [.. SecretMask.OfEnvironment()];

    // A check of ten thousand blocks asks the system once, and not for each of them.
    private readonly Lazy<ConcurrentDictionary<string, byte>> _there = new(() => new(LastOutputs.NamesIn(notebook).Select(n => KeyValuePair.Create(n, (byte)0)), StringComparer.Ordinal));
    private readonly Lazy<string> _folder = new(() => Directory.CreateDirectory(Path.Combine(DataFolder.Cache(notebook), Path.GetFileName(LastOutputs.Folder))).FullName);

    /// <summary>Keeps a block's output, or forgets that of its last check where nothing is to be kept.</summary>
    /// <param name="note">The note's path.</param>
    /// <param name="key">The key of the check.</param>
    /// <param name="check">What it found.</param>
    public void Keep(string note, string key, BlockCheck check)
    {
        var name = LastOutputs.NameOf(note, check.Block.Id);
        try
        {
            Forget(name);
            if (check.Output.Count == 0 || StandsInNote(check)) return;
            var folder = Path.Combine(_folder.Value, name);
            _there.Value[name] = 0;
            var items = check.Output.Take(MostItems).Select((item, i) => Item(item, i, folder)).OfType<LastOutputItem>().ToList();
            File.WriteAllBytes(FileOf(name), LastOutputs.Write(new LastOutput(note, check.Block.Id, key, items)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Host.HostException)
        {
            // Its page shows no output, as after the cache was deleted.
        }
    }

    /// <summary>Forgets the outputs of blocks that have no record any more.</summary>
    public void ForgetAllBut(CheckRecords records)
    {
        var known = records.All.Select(r => LastOutputs.NameOf(r.Note, r.Block)).ToHashSet(StringComparer.Ordinal);
        try
        {
            foreach (var name in _there.Value.Keys.Where(n => !known.Contains(n))) Forget(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next check tries again.
        }
    }

    private void Forget(string name)
    {
        if (!_there.Value.TryRemove(name, out _)) return;
        File.Delete(FileOf(name));
        var pictures = Path.Combine(_folder.Value, name);
        if (Directory.Exists(pictures)) Directory.Delete(pictures, recursive: true);
    }

    private string FileOf(string name) => Path.Combine(notebook.Root, LastOutputs.FileOf(name));

    private static bool StandsInNote(BlockCheck check)
    {
        if (check.Block.Expectation is not { } expected || check.IsOtherOutput || check.Output.Any(IsMoreThanText)) return false;
        return check.Block.IsOwnExpectation || Lines(check.Printed) == Lines(expected.Text);
    }

    private static bool IsMoreThanText(OutputItem item) => item.Display is { } shown ? shown.Data.Keys.Any(k => k != "text/plain") : item.Channel == ChildChannel.Error || item.Text.Contains('\e', StringComparison.Ordinal);

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n');

    private LastOutputItem? Item(OutputItem item, int number, string folder)
    {
        if (item.Display is not { } shown) return new LastOutputItem { Text = Bounded(item.Text), IsError = item.Channel == ChildChannel.Error };
        foreach (var (type, extension) in Pictures)
        {
            if (!shown.Data.TryGetValue(type, out var picture) || Bytes(type, picture) is not { Length: > 0 and <= MostPicture } bytes) continue;
            var name = FormattableString.Invariant($"{number + 1}.{extension}");
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
            return new LastOutputItem { Picture = name, Data = shown.Data.TryGetValue("text/plain", out var plain) ? One("text/plain", Bounded(plain)) : null };
        }

        var data = shown.Data.Where(d => d.Value.Length <= MostData && !d.Key.StartsWith("image/", StringComparison.Ordinal)).ToDictionary(d => d.Key, d => Masked(d.Value), StringComparer.Ordinal);
        return data.Count > 0 ? new LastOutputItem { Data = data } : null;
    }

    private static Dictionary<string, string> One(string type, string text) => new(StringComparer.Ordinal) { [type] = text };

    private byte[]? Bytes(string type, string picture)
    {
        if (type == "image/svg+xml") return Encoding.UTF8.GetBytes(Masked(picture));
        var bytes = new byte[picture.Length];
        return Convert.TryFromBase64String(picture, bytes, out var length) ? bytes[..length] : null;
    }

    private string Masked(string text)
    {
        var mask = new SecretMask(_secrets);
        using var masked = new MemoryStream();
        mask.Write(Encoding.UTF8.GetBytes(text), masked.Write);
        mask.Flush(masked.Write);
        return Encoding.UTF8.GetString(masked.GetBuffer().AsSpan(0, (int)masked.Length));
    }

    private string Bounded(string text)
    {
        var masked = Masked(text);
        if (masked.Length <= MostBegin + MostEnd) return masked;
        return FormattableString.Invariant($"{masked[..MostBegin]}\n[… {masked.Length - MostBegin - MostEnd} characters left out …]\n{masked[^MostEnd..]}");
    }
}
