using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Block = Deja.Notes.Blocks.Block;
using MarkdigBlock = Markdig.Syntax.Block;

namespace Deja.Notes.Lint;

/// <summary>A note as the rules see it. What several of them look for is collected once, when the first one asks.</summary>
public sealed class LintContext
{
    private readonly Lazy<IReadOnlyList<(Block Block, FencedCodeBlock Node)>> _fences;
    private readonly Lazy<IReadOnlyList<DirectiveComment>> _directives;
    private readonly Lazy<IReadOnlyList<LinkUse>> _links;
    private readonly Lazy<LiquidText> _liquid;
    private readonly Lazy<bool> _linksByName;
    private readonly Lazy<Dictionary<MarkdigBlock, int>> _places;
    private int _guesses = MostGuesses;

    internal LintContext(Note note, LintFolder folder)
    {
        Note = note;
        Folder = folder;
        _fences = new(CollectFences);
        _directives = new(() => DirectiveComment.Of(this));
        _links = new(() => LinkUse.Of(this));
        _liquid = new(() => new LiquidText(this));
        _places = new(CollectPlaces);
        _linksByName = new(() => folder.Kind.IsVault || Links.Any(l => l.IsWiki && l.File.Length > 0 && folder.Names.Find(l.File) is not null));
    }

    // Guessing what was meant takes longer than all else in a note with thousands of slips, or of names to compare with.
    private const int MostGuesses = 100;
    private const int MostCompared = 2_000;

    /// <summary>The note to check.</summary>
    public Note Note { get; }

    /// <summary>The notebook around it.</summary>
    public LintFolder Folder { get; }

    /// <summary>The whole text of the note.</summary>
    public string Text => Note.Source.Text;

    /// <summary>Each block with its place in the Markdown tree.</summary>
    internal IReadOnlyList<(Block Block, FencedCodeBlock Node)> Fences => _fences.Value;

    /// <summary>The comments that speak to Deja, those that reach no block too.</summary>
    internal IReadOnlyList<DirectiveComment> Directives => _directives.Value;

    /// <summary>Links and pictures, those in raw HTML too.</summary>
    internal IReadOnlyList<LinkUse> Links => _links.Value;

    /// <summary>Whether <c>[[name]]</c> is meant as a link here: the notebook is a vault, or another such link arrives.</summary>
    internal bool LinksByName => _linksByName.Value;

    /// <summary>What Jekyll's template language makes of the text.</summary>
    internal LiquidText Liquid => _liquid.Value;

    /// <summary>A finding at an offset in <see cref="Text"/>; one outside of it is moved to its end.</summary>
    public Finding At(ILintRule rule, int offset, string message, TextEdit? fix = null)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        return new Finding(rule, Note.Path, Note.Source.LineAt(offset), Note.Source.ColumnAt(offset), message) { Fix = fix };
    }

    /// <summary>A finding on a whole line, at its first character that is neither blank nor a quotation's mark.</summary>
    public Finding OnLine(ILintRule rule, int line, string message, TextEdit? fix = null)
    {
        line = Math.Clamp(line, 1, Note.Source.LineCount);
        var text = Note.Source.Line(line);
        return At(rule, Note.Source.StartOf(line) + text.Length - text.TrimStart(" \t>").Length, message, fix);
    }

    /// <summary>The offset in <see cref="Text"/> at which an element of the tree begins.</summary>
    internal int OffsetOf(MarkdownObject node) => Math.Clamp(node.Span.Start + Note.BodyStart, 0, Text.Length);

    /// <summary>An element's text as written; of a quotation's element the marks are in it.</summary>
    internal ReadOnlySpan<char> TextOf(MarkdownObject node)
    {
        var start = OffsetOf(node);
        return Text.AsSpan(start, Math.Clamp(node.Span.Length, 0, Text.Length - start));
    }

    /// <summary>The line, counted from 1, on which an element of the tree begins.</summary>
    internal int LineOf(MarkdownObject node) => node.Line + Note.Source.LineAt(Math.Min(Note.BodyStart, Text.Length));

    /// <summary>The element before one among those it stands with; null for the first. The tree itself would search them from the beginning.</summary>
    internal MarkdigBlock? Above(MarkdigBlock block) => block.Parent is { } parent && _places.Value[block] is > 0 and var place ? parent[place - 1] : null;

    /// <summary>The element behind one among those it stands with; null for the last.</summary>
    internal MarkdigBlock? Below(MarkdigBlock block) => block.Parent is { } parent && _places.Value[block] + 1 is var place && place < parent.Count ? parent[place] : null;

    /// <summary>What a misspelt word was meant to be; null where nothing is near, and where too many words would have to be compared.</summary>
    internal string? Guess(string word, IReadOnlyCollection<string> known) =>
        known.Count > MostCompared || _guesses-- <= 0 ? null : NearestWord.To(word, known);

    private Dictionary<MarkdigBlock, int> CollectPlaces()
    {
        var places = new Dictionary<MarkdigBlock, int>();
        foreach (var parent in Note.Body.Descendants<ContainerBlock>().Prepend(Note.Body))
        {
            for (var i = 0; i < parent.Count; i++) places[parent[i]] = i;
        }

        return places;
    }

    private List<(Block, FencedCodeBlock)> CollectFences()
    {
        // Both walk the tree in the order of the text, and count the same elements.
        var nodes = Note.Body.Descendants<FencedCodeBlock>().Where(f => f is not MathBlock);
        return [.. Note.Blocks.Zip(nodes)];
    }
}
