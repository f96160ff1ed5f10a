using System.Numerics;
using System.Text.Json;

namespace Deja.Torch.Weights;

/// <summary>
/// The table at the start of a <c>.safetensors</c> file: eight bytes of length, then JSON that names each tensor's type, sizes and bytes. Everything it says is checked against the file before anything is read by it: the tensors
/// fill the rest of the file exactly, without gap and without overlap.
/// </summary>
/// <seealso href="https://github.com/huggingface/safetensors#format">The format</seealso>
internal static class SafeTensorsHeader
{
    /// <summary>The bytes before the table: its length.</summary>
    public const int LengthSize = 8;

    /// <summary>The longest table the format allows.</summary>
    public const long LongestTable = 100_000_000;

    private const string Metadata = "__metadata__";
    private const int MostDimensions = 64;

    /// <summary>The tensors by name.</summary>
    /// <param name="table">The JSON.</param>
    /// <param name="room">How many bytes follow it in the file.</param>
    /// <param name="notes">Gets what the file says of itself.</param>
    /// <exception cref="FormatException">The table is wrong; the message says where.</exception>
    public static Dictionary<string, TensorEntry> Read(ReadOnlyMemory<byte> table, long room, IDictionary<string, string> notes)
    {
        using var document = Parse(table);
        try
        {
            var entries = Entries(document, notes);
            CheckFilled(entries, room);
            return entries;
        }
        catch (InvalidOperationException e)
        {
            // JSON keeps text as bytes until it is asked for; these aren't UTF-8.
            throw new FormatException($"the table has text that isn't Unicode: {e.Message}", e);
        }
    }

    private static Dictionary<string, TensorEntry> Entries(JsonDocument document, IDictionary<string, string> notes)
    {
        var entries = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("the table isn't a JSON object");
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Name == Metadata) ReadNotes(property.Value, notes);
            else if (!entries.TryAdd(property.Name, Entry(property.Name, property.Value))) throw new FormatException($"the tensor '{NameText.Of(property.Name)}' is there twice");
        }

        return entries;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> table)
    {
        try
        {
            return JsonDocument.Parse(table);
        }
        catch (JsonException e)
        {
            throw new FormatException($"the table isn't JSON: {e.Message}", e);
        }
    }

    private static void ReadNotes(JsonElement element, IDictionary<string, string> notes)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new FormatException($"{Metadata} isn't a JSON object");
        foreach (var note in element.EnumerateObject())
            notes[note.Name] = note.Value.ValueKind == JsonValueKind.String ? note.Value.GetString()! : throw new FormatException($"{Metadata} has '{NameText.Of(note.Name)}', which isn't text");
    }

    private static TensorEntry Entry(string name, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("dtype", out var type) || !element.TryGetProperty("shape", out var shape) || !element.TryGetProperty("data_offsets", out var offsets))
            throw new FormatException($"the tensor '{NameText.Of(name)}' lacks one of dtype, shape and data_offsets");
        if (type.ValueKind != JsonValueKind.String) throw new FormatException($"the tensor '{NameText.Of(name)}' has a dtype that isn't text");
        if (!TensorEntry.Types.TryGetValue(type.GetString()!, out var number)) throw new FormatException($"the tensor '{NameText.Of(name)}' is of an unknown type, {NameText.Of(type.GetString()!)}; known are {string.Join(", ", TensorEntry.Types.Keys)}");
        var (sizes, ends) = (Numbers(name, "shape", shape, MostDimensions), Numbers(name, "data_offsets", offsets, 2));
        if (ends.Count != 2 || ends[1] < ends[0]) throw new FormatException($"the tensor '{NameText.Of(name)}' has the data_offsets [{string.Join(", ", ends)}]");
        // Sizes can be such that their product fits no ordinary number.
        var (wanted, rest) = BigInteger.DivRem(sizes.Aggregate(new BigInteger(number.Bits), (bits, size) => bits * size), 8);
        if (rest != 0) throw new FormatException($"the tensor '{NameText.Of(name)}' of {type.GetString()} [{string.Join(", ", sizes)}] ends within a byte");
        if (wanted != ends[1] - ends[0]) throw new FormatException($"the tensor '{NameText.Of(name)}' of {type.GetString()} [{string.Join(", ", sizes)}] has {ends[1] - ends[0]} bytes, not {wanted}");
        return new(type.GetString()!, sizes, ends[0], ends[1] - ends[0]);
    }

    private static List<long> Numbers(string name, string what, JsonElement element, int most)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > most) throw new FormatException($"the tensor '{NameText.Of(name)}' has a {what} that isn't a list of at most {most} numbers");
        return [.. element.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt64(out var number) && number >= 0
            ? number : throw new FormatException($"the tensor '{NameText.Of(name)}' has {n} in its {what}"))];
    }

    private static void CheckFilled(Dictionary<string, TensorEntry> entries, long room)
    {
        var filled = 0L;
        foreach (var (name, entry) in entries.OrderBy(e => e.Value.Start).ThenBy(e => e.Value.Length))
        {
            if (entry.Start != filled) throw new FormatException($"the tensor '{NameText.Of(name)}' begins at byte {entry.Start}, where {filled} was expected: tensors stand behind each other");
            filled += entry.Length;
        }

        if (filled != room) throw new FormatException($"the tensors have {filled} bytes, and {room} follow the table{(filled > room ? ": the file was cut off" : string.Empty)}");
    }
}
