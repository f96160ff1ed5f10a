using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deja.Notes.Records;
using Deja.Run.Plans;

namespace Deja.Run.Checks;

/// <summary>
/// All that a block's result depends on: the same key, the same result. Its parts are kept apart, so that what changed between two of them can be told.
/// </summary>
/// <param name="Parts">Short hashes by the name of what they are of, see <see cref="CheckPass.Parts"/>.</param>
/// <param name="Versions">Of the kernel and the tools, as far as they are known without running the block.</param>
/// <param name="System">What it would run on.</param>
internal sealed record CheckKey(SortedDictionary<string, string> Parts, SortedDictionary<string, string> Versions, string System)
{
    // To be raised when blocks come to be run or compared in another way.
    private const string Format = "1";

    /// <summary>16 hexadecimal digits: two different keys are alike once in as many blocks as nobody has.</summary>
    public string Text
    {
        get
        {
            var all = new StringBuilder(Format).Append('\0').Append(System);
            foreach (var (name, value) in Parts.Concat(Versions)) all.Append('\0').Append(name).Append('\0').Append(value);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 8));
        }
    }

    /// <summary>The parts that the note itself decides, with the values given from outside.</summary>
    public static SortedDictionary<string, string> PartsOf(CodeBefore before, PlannedBlock block, IReadOnlyDictionary<string, string> given, IEnumerable<(string Name, string Hash)> inputs)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["code"] = Hash(CodeBefore.Code(block)) };
        if (before.HashFor(block) is { } hash) parts["before"] = Short(hash);
        if (block.Expectation is { } expected) parts["expectation"] = Hash(string.Create(CultureInfo.InvariantCulture, $"{expected.Match} {expected.Tolerance} {expected.Text}"));
        parts["settings"] = Hash(Settings(block.Settings));
        foreach (var (name, value) in block.Settings.Parameters.Where(p => !given.ContainsKey(p.Key)).Concat(given)) parts[$"param.{name}"] = Hash(value);
        foreach (var (name, content) in inputs) parts[$"input.{name}"] = content;
        return parts;
    }

    private static string Settings(BlockSettings s) => string.Create(
        CultureInfo.InvariantCulture, $"{s.Exit}\0{s.Error}\0{s.Folder}\0{s.Database}\0{s.OutFile}\0{s.Session}\0{s.Match}\0{s.Tolerance}\0{string.Join(',', s.Shares)}\0{string.Join(',', s.After)}");

    private static string Hash(string text) => Short(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, 4));
}
