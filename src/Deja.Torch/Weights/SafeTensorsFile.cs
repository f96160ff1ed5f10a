using System.IO.MemoryMappedFiles;
using System.Numerics;
using static TorchSharp.torch;

namespace Deja.Torch.Weights;

/// <summary>
/// A <c>.safetensors</c> file. It is mapped, not read: opening it costs its table alone, and a tensor is copied when it is asked for. There is no code in such a file, and none is run. It must not become shorter while it is open: as with any file that is mapped, reading what is gone ends the process.
/// </summary>
public sealed class SafeTensorsFile : ITensorSource, IDisposable
{
    // A tensor's bytes are seen through spans, which end at two gigabytes.
    private const long UsualPortion = 1 << 28;

    private readonly long _portion;
    private readonly Dictionary<string, TensorEntry> _entries;
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly string _file;
    private readonly long _data;

    private SafeTensorsFile(string file, FileStream stream, long portion)
    {
        (_file, _portion) = (file, portion);
        var size = stream.Length;
        if (size < SafeTensorsHeader.LengthSize) throw Wrong($"a file of {size} bytes has no table");
        _map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        try
        {
            _view = _map.CreateViewAccessor(0, size, MemoryMappedFileAccess.Read);
            var length = (long)Math.Min(_view.ReadUInt64(0), long.MaxValue);
            if (length > SafeTensorsHeader.LongestTable || length > size - SafeTensorsHeader.LengthSize)
                throw Wrong($"its table should have {length} bytes, and the file has {size}; a table has {SafeTensorsHeader.LongestTable} at most");
            _data = SafeTensorsHeader.LengthSize + length;
            var table = new byte[length];
            _view.SafeMemoryMappedViewHandle.ReadSpan<byte>(SafeTensorsHeader.LengthSize, table);
            _entries = SafeTensorsHeader.Read(table, size - _data, _notes);
        }
        catch (Exception e)
        {
            Dispose();
            if (e is FormatException) throw Wrong(e.Message, e);
            throw;
        }

        Shapes = _entries.ToDictionary(e => e.Key, e => e.Value.Shape, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Shapes { get; }

    /// <summary>What the file says of itself, such as <c>format: pt</c>.</summary>
    public IReadOnlyDictionary<string, string> Notes => _notes;

    /// <summary>Opens a file and checks its table.</summary>
    /// <exception cref="SafeTensorsException">It is damaged, cut off or something else.</exception>
    public static SafeTensorsFile Open(string file) => Open(file, UsualPortion);

    /// <param name="file">Its path.</param>
    /// <param name="portion">How many bytes of a tensor are read at once.</param>
    internal static SafeTensorsFile Open(string file, long portion)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new(file, stream, portion);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ScalarType? TypeOf(string name) => TensorEntry.Types[EntryOf(name).Type].Type;

    /// <inheritdoc/>
    /// <exception cref="SafeTensorsException">TorchSharp has no type for it.</exception>
    public Tensor Read(string name)
    {
        var entry = EntryOf(name);
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Numbers in .safetensors files begin with their lowest byte; on this machine they begin with the highest.");
        var (bits, type) = TensorEntry.Types[entry.Type];
        if (type is not { } known) throw Wrong($"the tensor '{NameText.Of(name)}' is of {entry.Type}, which TorchSharp has no type for");
        if (entry.Shape.Where(s => s > 0).Aggregate(BigInteger.One, (product, s) => product * s) > long.MaxValue) throw Wrong($"the tensor '{NameText.Of(name)}' has sizes that libtorch can't count: [{string.Join(", ", entry.Shape)}]");
        using var scope = NewDisposeScope();
        var tensor = empty([.. entry.Shape], known);
        var flat = tensor.view(-1);
        var size = bits / 8;
        var count = entry.Length / size;
        for (var start = 0L; start < count; start += _portion / size)
        {
            var bytes = flat.narrow(0, start, Math.Min(_portion / size, count - start)).bytes;
            _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(_data + entry.Start + (start * size)), bytes);
            if (known == ScalarType.Bool && bytes.ContainsAnyExceptInRange((byte)0, (byte)1)) throw Wrong($"the tensor '{NameText.Of(name)}' is of BOOL and holds bytes beside 0 and 1");
        }

        return tensor.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view?.Dispose();
        _map?.Dispose();
    }

    private TensorEntry EntryOf(string name) => _entries.TryGetValue(name, out var entry) ? entry : throw new KeyNotFoundException($"{_file} has no tensor '{NameText.Of(name)}'.");

    private SafeTensorsException Wrong(string what, Exception? inner = null) => new(_file, what, inner);
}
