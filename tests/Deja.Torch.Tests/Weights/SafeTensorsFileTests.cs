using System.Text;
using Deja.Torch.Weights;

namespace Deja.Torch.Tests.Weights;

/// <summary>Weights in a <c>.safetensors</c> file.</summary>
public sealed class SafeTensorsFileTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly string _folder = Directory.CreateTempSubdirectory("deja-weights-").FullName;

    public void Dispose()
    {
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Tensors_are_read_by_name()
    {
        using var file = SafeTensorsFile.Open(Write("""{"__metadata__":{"format":"pt"},"b":{"dtype":"I64","shape":[2],"data_offsets":[8,24]},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""",
            [.. BitConverter.GetBytes(1.5f), .. BitConverter.GetBytes(-2f), .. BitConverter.GetBytes(7L), .. BitConverter.GetBytes(-1L)]));
        Assert.Equal("pt", file.Notes["format"]);
        Assert.Equal([1L, 2], file.Shapes["a"]);
        Assert.Equal([1.5f, -2f], file.Read("a").data<float>().ToArray());
        Assert.Equal([7L, -1], file.Read("b").data<long>().ToArray());
        Assert.Throws<KeyNotFoundException>(() => file.Read("c"));
    }

    [Theory]
    [InlineData("F64", ScalarType.Float64, "000000000000F03F")]
    [InlineData("F32", ScalarType.Float32, "0000803F")]
    [InlineData("F16", ScalarType.Float16, "003C")]
    [InlineData("BF16", ScalarType.BFloat16, "803F")]
    [InlineData("I32", ScalarType.Int32, "01000000")]
    [InlineData("I16", ScalarType.Int16, "0100")]
    [InlineData("I8", ScalarType.Int8, "01")]
    [InlineData("U8", ScalarType.Byte, "01")]
    [InlineData("BOOL", ScalarType.Bool, "01")]
    public void Each_type_has_its_own_bytes(string name, ScalarType type, string one)
    {
        var bytes = Convert.FromHexString(one);
        using var file = SafeTensorsFile.Open(Write($$$"""{"x":{"dtype":"{{{name}}}","shape":[],"data_offsets":[0,{{{bytes.Length}}}]}}""", bytes));
        var tensor = file.Read("x");
        Assert.Equal((type, 0L), (tensor.dtype, tensor.dim()));
        Assert.Equal(1.0, tensor.to(ScalarType.Float64).item<double>());
    }

    [Fact]
    public void Empty_tensors_and_an_empty_file_are_right()
    {
        using var none = SafeTensorsFile.Open(Write("{}   ", []));
        Assert.Empty(none.Shapes);
        using var empty = SafeTensorsFile.Open(Write("""{"x":{"dtype":"F32","shape":[3,0,9223372036854775807],"data_offsets":[0,0]}}""", []));
        Assert.Equal(0, empty.Shapes["x"][1]);
        Assert.Contains("can't count", Assert.Throws<SafeTensorsException>(() => empty.Read("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "has 8 bytes, not 12")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "cut off")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "12 follow the table")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begins at byte 4")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}}""", 8, "data_offsets [8, 4]")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""", 8, "at most 2 numbers")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "data_offsets [0]")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "has -1 in its shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "has 1.5 in its shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", 4, "in its shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}""", 4, "isn't a list")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", 0, "not 73786976294838206464")]
    [InlineData("""{"x":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904,4611686018427387904],"data_offsets":[0,0]}}""", 0, "has 0 bytes")]
    [InlineData("""{"x":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}""", 4, "unknown type, F31")]
    [InlineData("""{"x":{"dtype":3,"shape":[1],"data_offsets":[0,4]}}""", 4, "isn't text")]
    [InlineData("""{"x":{"shape":[1],"data_offsets":[0,4]}}""", 4, "lacks one of")]
    [InlineData("""{"x":[1,2]}""", 4, "lacks one of")]
    [InlineData("""{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "there twice")]
    [InlineData("""{"x":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"y":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "begins at byte 1")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "isn't text")]
    [InlineData("""{"__metadata__":"a"}""", 0, "isn't a JSON object")]
    [InlineData("[]", 0, "isn't a JSON object")]
    [InlineData("{", 0, "isn't JSON")]
    [InlineData("", 0, "isn't JSON")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "isn't Unicode")]
    public void A_table_that_lies_is_refused(string table, int bytes, string message)
    {
        var file = Write(table, new byte[bytes]);
        var error = Assert.Throws<SafeTensorsException>(() => SafeTensorsFile.Open(file));
        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "0 bytes")]
    [InlineData("01020304", "4 bytes")]
    [InlineData("FFFFFFFFFFFFFFFF", "9223372036854775807 bytes")]
    [InlineData("0900000000000000 7B7D", "9 bytes, and the file has 10")]
    [InlineData("01E1F50500000000", "at most")]
    public void A_length_that_lies_is_refused(string hex, string message)
    {
        var file = Path.Combine(_folder, "x.safetensors");
        File.WriteAllBytes(file, Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains(message, Assert.Throws<SafeTensorsException>(() => SafeTensorsFile.Open(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_file_cut_off_or_damaged_is_refused_or_read_truthfully()
    {
        var whole = File.ReadAllBytes(Write("""{"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"BOOL","shape":[3],"data_offsets":[8,11]}}""", new byte[11]));
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<SafeTensorsException>(() => SafeTensorsFile.Open(Raw(whole[..length])));
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                using var file = SafeTensorsFile.Open(Raw(damaged));
                foreach (var name in file.Shapes.Keys)
                    Assert.Equal(file.Shapes[name], file.Read(name).shape);
            }
            catch (SafeTensorsException)
            {
                // Refused.
            }
        }
    }

    [Fact]
    public void A_boolean_is_zero_or_one()
    {
        using var file = SafeTensorsFile.Open(Write("""{"x":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}}""", [1, 2]));
        Assert.Contains("beside 0 and 1", Assert.Throws<SafeTensorsException>(() => file.Read("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F8_E4M3", 8, 8)]
    [InlineData("F8_E8M0", 8, 8)]
    [InlineData("F4", 8, 4)]
    [InlineData("F6_E2M3", 8, 6)]
    [InlineData("F6_E3M2", 4, 3)]
    [InlineData("U16", 4, 8)]
    [InlineData("U32", 2, 8)]
    [InlineData("U64", 1, 8)]
    public void A_type_that_TorchSharp_lacks_is_told_when_it_is_read(string type, long count, int bytes)
    {
        using var file = SafeTensorsFile.Open(Write($$$"""{"x":{"dtype":"{{{type}}}","shape":[{{{count}}}],"data_offsets":[0,{{{bytes}}}]},"y":{"dtype":"U8","shape":[1],"data_offsets":[{{{bytes}}},{{{bytes + 1}}}]}}""", [.. new byte[bytes], 5]));
        Assert.Equal([count], file.Shapes["x"]);
        Assert.Null(file.TypeOf("x"));
        Assert.Contains(type, Assert.Throws<SafeTensorsException>(() => file.Read("x")).Message, StringComparison.Ordinal);
        Assert.Equal(5, file.Read("y").item<byte>());
    }

    [Fact]
    public void Numbers_that_fill_no_whole_byte_are_refused()
    {
        var file = Write("""{"x":{"dtype":"F4","shape":[3],"data_offsets":[0,1]}}""", [0]);
        Assert.Throws<SafeTensorsException>(() => SafeTensorsFile.Open(file));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(1000)]
    public void A_large_tensor_is_read_in_portions(long portion)
    {
        float[] numbers = [.. Enumerable.Range(0, 10).Select(i => i * 1.5f)];
        var path = Write("""{"x":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"y":{"dtype":"F32","shape":[2,5],"data_offsets":[3,43]}}""", [1, 2, 3, .. numbers.SelectMany(BitConverter.GetBytes)]);
        using var file = SafeTensorsFile.Open(path, portion);
        Assert.Equal(numbers, file.Read("y").data<float>().ToArray());
        Assert.Equal([1, 2, 3], file.Read("x").data<byte>().ToArray());
    }

    [Fact]
    public void A_name_reaches_no_terminal_as_it_is()
    {
        var file = Write($$$"""{"\u001b[2J{{{new string('n', 10_000)}}}":{"dtype":"F32","shape":[1],"data_offsets":[0,3]}}""", [0, 0, 0]);
        var message = Assert.Throws<SafeTensorsException>(() => SafeTensorsFile.Open(file)).Message;
        Assert.Contains(@"\u001b[2Jnnn", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', message);
        Assert.InRange(message.Length, 1, 1000);
    }

    private string Write(string table, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(table);
        return Raw([.. BitConverter.GetBytes((long)json.Length), .. json, .. data]);
    }

    private string Raw(byte[] bytes)
    {
        var file = Path.Combine(_folder, "x.safetensors");
        File.WriteAllBytes(file, bytes);
        return file;
    }
}
