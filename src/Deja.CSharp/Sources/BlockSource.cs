using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Deja.CSharp.Sources;

/// <summary>A block as the compiler gets it.</summary>
/// <param name="Code">As it is written.</param>
/// <param name="File">The file that errors name.</param>
/// <param name="Line">The line of its first line in that file, from 1.</param>
internal sealed record BlockSource(string Code, string File, int Line)
{
    private static readonly CSharpParseOptions Options = new(Version(), DocumentationMode.Parse, SourceCodeKind.Script, Symbols());

    /// <summary>The code with the kernel's own lines made blank, so that nothing else moves.</summary>
    public string Cleared { get; private init; } = Code;

    /// <summary>The lines that were made blank, in order, and <c>#load</c>, which wasn't.</summary>
    public IReadOnlyList<Directive> Directives { get; private init; } = [];

    /// <summary>What stands before the code in <see cref="Tree"/>: offsets there are so much larger.</summary>
    public string Prefix { get; private init; } = "";

    /// <summary>What the compiler read: its positions, mapped, are those of the note.</summary>
    public required SyntaxTree Tree { get; init; }

    /// <summary>Whether it would do as a file of a project: one with a namespace, or a class of extension methods.</summary>
    public bool IsFile => !CSharpSyntaxTree.ParseText(Cleared, Options.WithKind(SourceCodeKind.Regular)).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>Reads a block.</summary>
    public static BlockSource Read(string code, string file, int line)
    {
        var name = file.Replace('"', '\'');
        var prefix = $"#line {Math.Max(1, line)} \"{name}\"\n";
        var tree = Parse(prefix + code, name);
        var (cleared, directives) = MayHaveDirectives(code) ? Clear(tree, code, prefix.Length, new(code, file, line) { Tree = tree }) : (code, []);
        return new(code, file, line)
        {
            Cleared = cleared,
            Directives = directives,
            Prefix = prefix,
            Tree = ReferenceEquals(cleared, code) ? tree : Parse(prefix + cleared, name),
        };
    }

    /// <summary>The place of an offset of <see cref="Code"/>, as <c>file:line:column</c>.</summary>
    public string Place(int offset)
    {
        var before = Code.AsSpan(0, offset);
        return $"{File}:{Line + before.Count('\n')}:{offset - before.LastIndexOf('\n')}";
    }

    /// <summary>The offset of a line of the file that is one of the block's.</summary>
    public int Offset(int line)
    {
        var offset = 0;
        for (var i = Line; i < line; i++)
            offset = Code.IndexOf('\n', offset) + 1;
        return offset;
    }

    /// <summary>The offset of its end.</summary>
    public int LineEnd(int line) => Code.IndexOf('\n', Offset(line)) is var end and >= 0 ? end : Code.Length;

    // Only a line that begins with # can be one; most blocks have none, and are parsed once.
    private static bool MayHaveDirectives(string code) => code.TrimStart().StartsWith('#') || code.AsSpan().IndexOf("\n#") >= 0 || code.Contains("\n ", StringComparison.Ordinal) && code.Contains('#', StringComparison.Ordinal);

    private static (string Cleared, IReadOnlyList<Directive> Directives) Clear(SyntaxTree tree, string code, int shift, BlockSource block)
    {
        var found = new List<Directive>();
        var cleared = code.ToCharArray();
        foreach (var trivia in tree.GetRoot().DescendantTrivia(descendIntoTrivia: false).Where(t => t.IsDirective && t.SpanStart >= shift))
        {
            var start = trivia.SpanStart - shift;
            var end = code.IndexOf('\n', start) is var newline and >= 0 ? newline : code.Length;
            var line = block.Line + code.AsSpan(0, start).Count('\n');
            if (DirectiveReader.Read(code[start..end], block.Place(start), line) is not { } directive)
                continue;
            found.Add(directive);
            if (directive.Kind != DirectiveKind.Load)
                Array.Fill(cleared, ' ', start, end - start);
        }

        return found.Any(d => d.Kind != DirectiveKind.Load) ? (new string(cleared), found) : (code, found);
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), Options, path);

    // The language of the .NET that runs it: newer features would need newer libraries.
    private static LanguageVersion Version() => Environment.Version.Major <= 10 ? LanguageVersion.CSharp14 : LanguageVersion.LatestMajor;

    private static IEnumerable<string> Symbols()
    {
        var major = Environment.Version.Major;
        return [.. Enumerable.Range(5, major - 4).Select(v => $"NET{v}_0_OR_GREATER"), $"NET{major}_0", "NET", "NETCOREAPP", "TRACE"];
    }
}
