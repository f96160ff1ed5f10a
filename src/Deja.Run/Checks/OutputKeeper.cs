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

    /// <summary>Keeps what a note's blocks printed and showed, or forgets that of their last check where nothing is to be kept.</summary>
    /// <param name="note">The note's path.</param>
    /// <param name="checks">What was found, and the key of each check.</param>
    public void Keep(string note, IReadOnlyCollection<(string Key, BlockCheck Check)> checks)
    {
        if (checks.Count == 0) return;
        Change(note, outputs =>
        {
            foreach (var (key, check) in checks)
            {
                Forget(note, check.Block.Id, outputs);
                if (check.Output.Count == 0 || StandsInNote(check)) continue;
                var pictures = LastOutputs.NameOf(note, check.Block.Id);
                outputs[check.Block.Id] = new LastOutput(note, check.Block.Id, key, [.. check.Output.Take(MostItems).Select((item, i) => Item(item, i, pictures)).OfType<LastOutputItem>()]);
            }
        });
    }

    /// <summary>Forgets the outputs of blocks that have no record any more.</summary>
    /// <param name="before">The records before.</param>
    /// <param name="now">The records that are left.</param>
    public void ForgetGone(CheckRecords before, CheckRecords now)
    {
        foreach (var gone in before.All.Where(r => now.Of(r.Note, r.Block) is null).GroupBy(r => r.Note, StringComparer.Ordinal))
        {
            Change(gone.Key, outputs =>
            {
                foreach (var record in gone) Forget(record.Note, record.Block, outputs);
            });
        }
    }

    private void Change(string note, Action<Dictionary<string, LastOutput>> change)
    {
        var name = LastOutputs.NameOf(note);
        try
        {
            var outputs = _there.Value.ContainsKey(name) ? LastOutputs.Of(notebook, note).ToDictionary(StringComparer.Ordinal) : new Dictionary<string, LastOutput>(StringComparer.Ordinal);
            change(outputs);
            if (outputs.Count == 0 && !_there.Value.ContainsKey(name)) return;
            var file = Path.Combine(_folder.Value, Path.GetFileName(LastOutputs.FileOf(note)));
            if (outputs.Count > 0) File.WriteAllBytes(file, LastOutputs.Write(outputs.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => o.Value)));
            else File.Delete(file);
            if (outputs.Count > 0) _there.Value[name] = 0;
            else _there.Value.TryRemove(name, out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Host.HostException)
        {
            // Its page shows no output, as after the cache was deleted.
        }
    }

    private void Forget(string note, string block, Dictionary<string, LastOutput> outputs)
    {
        outputs.Remove(block);
        if (!_there.Value.TryRemove(LastOutputs.NameOf(note, block), out _)) return;
        var pictures = Path.Combine(_folder.Value, LastOutputs.NameOf(note, block));
        if (Directory.Exists(pictures)) Directory.Delete(pictures, recursive: true);
    }

    private static bool StandsInNote(BlockCheck check)
    {
        if (check.Block.Expectation is not { } expected || check.IsOtherOutput || check.Output.Any(IsMoreThanText)) return false;
        return check.Block.IsOwnExpectation || Lines(check.Printed) == Lines(expected.Text);
    }

    private static bool IsMoreThanText(OutputItem item) => item.Display is { } shown ? shown.Data.Keys.Any(k => k != "text/plain") : item.Channel == ChildChannel.Error || item.Text.Contains('\e', StringComparison.Ordinal);

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n');

    private LastOutputItem? Item(OutputItem item, int number, string pictures)
    {
        if (item.Display is not { } shown) return new LastOutputItem { Text = Bounded(item.Text), IsError = item.Channel == ChildChannel.Error };
        foreach (var (type, extension) in Pictures)
        {
            if (!shown.Data.TryGetValue(type, out var picture) || Bytes(type, picture) is not { Length: > 0 and <= MostPicture } bytes) continue;
            var name = FormattableString.Invariant($"{number + 1}.{extension}");
            var folder = Directory.CreateDirectory(Path.Combine(_folder.Value, pictures)).FullName;
            _there.Value[pictures] = 0;
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
