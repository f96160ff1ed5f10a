using System.Runtime.InteropServices;
using System.Text;
using static Deja.Notes.Folders.LinuxCalls;

namespace Deja.Notes.Folders;

/// <summary>
/// A listing by readdir and statx. Names stay bytes and one statx relative to the open folder is made for each note: a third of the time
/// that full paths and strings take, which matters as every search looks at every note. A large folder's notes are looked at on two threads.
/// </summary>
internal sealed unsafe class LinuxListing : FolderListing
{
    private const int ParallelFrom = 2_000;

    private byte[] _names = new byte[4096];
    private int _used;
    private readonly List<int> _starts = [];
    private long[] _lengths = [];
    private long[] _stamps = [];
    private bool[] _fresh = [];
    private long _fingerprint;

    public override int Count => _starts.Count;

    public override long Fingerprint => _fingerprint;

    public override IEnumerable<NoteFile> Files()
    {
        for (var i = 0; i < _starts.Count; i++)
        {
            if (_lengths[i] >= 0) yield return new NoteFile(Encoding.UTF8.GetString(NameAt(i)), _lengths[i], _stamps[i], _fresh[i]);
        }
    }

    /// <exception cref="IOException">The folder can't be read.</exception>
    public static LinuxListing Read(string root, string path)
    {
        var listing = new LinuxListing { Path = path };
        var full = path.Length == 0 ? root : System.IO.Path.Combine(root, path);
        var dir = OpenDir(full);
        if (dir == 0) throw new IOException($"can't be read: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        try
        {
            listing.ReadNames(dir, DirFd(dir));
            listing.LookAtAll(DirFd(dir));
        }
        finally
        {
            _ = CloseDir(dir);
        }

        return listing;
    }

    private void ReadNames(nint dir, int fd)
    {
        var folders = new List<string>();
        var skipped = new List<NoteProblem>();
        for (byte* entry; (entry = ReadDir(dir)) != null;)
        {
            var bytes = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameOffset);
            var type = entry[TypeOffset];
            if (bytes is [(byte)'.', ..]) continue;
            if (type == TypeUnknown) type = TypeOf(fd, entry + NameOffset);
            if (type == TypeFile && IsAsciiNote(bytes))
            {
                Add(bytes);
                continue;
            }

            if (type == TypeFile && !HasNoteEnding(bytes)) continue;
            var name = Encoding.UTF8.GetString(bytes);
            if (type == TypeFolder ? FolderRules.IsSkipped(name) : !FolderRules.IsNote(name)) continue;
            if (FolderRules.Odd(name) is { } odd) skipped.Add(Skip(FolderRules.Shown(name), odd));
            else if (type == TypeLink) skipped.Add(Skip(name, "it is a link, and links are not followed"));
            else if (type == TypeFolder) folders.Add(name);
            else if (type == TypeFile) Add(bytes);
            else skipped.Add(Skip(name, "it is no regular file"));
        }

        // The end and a failure are told apart by errno alone (readdir(3)); what a broken disk keeps back must be told.
        if (Marshal.GetLastPInvokeError() is not 0 and var error) throw new IOException($"can't be read to its end: {Marshal.GetPInvokeErrorMessage(error)}");
        Folders = folders;
        Skipped = skipped;
    }

    private NoteProblem Skip(string name, string reason) => new(PathOf(name), 0, $"skipped: {reason}");

    private static bool IsAsciiNote(ReadOnlySpan<byte> name) => name.EndsWith(".md"u8) && name.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;

    private static bool HasNoteEnding(ReadOnlySpan<byte> name)
    {
        foreach (var extension in FolderRules.Extensions)
        {
            if (name.Length > extension.Length && Ascii.EqualsIgnoreCase(name[^extension.Length..], extension)) return true;
        }

        return false;
    }

    private void Add(ReadOnlySpan<byte> name)
    {
        if (_used + name.Length + 1 > _names.Length) Array.Resize(ref _names, Math.Max(_names.Length * 2, _used + name.Length + 1));
        _starts.Add(_used);
        name.CopyTo(_names.AsSpan(_used));
        _names[_used + name.Length] = 0;
        _used += name.Length + 1;
    }

    private ReadOnlySpan<byte> NameAt(int i) =>
        _names.AsSpan(_starts[i], (i + 1 < _starts.Count ? _starts[i + 1] : _used) - _starts[i] - 1);

    private void LookAtAll(int fd)
    {
        var count = _starts.Count;
        _lengths = new long[count];
        _stamps = new long[count];
        _fresh = new bool[count];
        var freshFrom = DateTimeOffset.UtcNow.AddMilliseconds(-100).ToUnixTimeMilliseconds();
        if (count < ParallelFrom)
        {
            _fingerprint = LookAt(fd, 0, count, freshFrom);
            return;
        }

        var parts = Math.Max(2, Environment.ProcessorCount);
        var sums = new long[parts];
        Parallel.For(0, parts, p => sums[p] = LookAt(fd, (int)((long)count * p / parts), (int)((long)count * (p + 1) / parts), freshFrom));
        foreach (var sum in sums) _fingerprint += sum;
    }

    private long LookAt(int fd, int from, int to, long freshFrom)
    {
        var sum = 0L;
        Statx stat;
        fixed (byte* names = _names)
        {
            for (var i = from; i < to; i++)
            {
                // A note that vanished between the two calls is no longer there: length -1.
                if (StatAt(fd, names + _starts[i], &stat) != 0)
                {
                    _lengths[i] = -1;
                    continue;
                }

                _lengths[i] = (long)stat.Size;
                _stamps[i] = FolderRules.Mix(stat.ModifiedSeconds * 1_000_000_000 + stat.ModifiedNanos, (long)stat.Inode, stat.ChangedSeconds * 1_000_000_000 + stat.ChangedNanos);
                _fresh[i] = stat.ChangedSeconds * 1000 + stat.ChangedNanos / 1_000_000 > freshFrom;
                sum += FolderRules.Mix(FolderRules.Hash(NameAt(i)), _lengths[i], _stamps[i]);
            }
        }

        return sum;
    }
}
