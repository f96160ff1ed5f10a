using YamlDotNet.Core;

namespace Deja.Notes.FrontMatters;

/// <summary>What is wrong with YAML, and what to write instead, in the place of what the parser says of its own work.</summary>
internal static class YamlWords
{
    /// <summary>What to tell of YAML that its parser gives up at without a word.</summary>
    public const string OpenBracket = "a list in brackets is opened here and not closed";

    // A part of the parser's sentence (YamlDotNet 18.1), in the order in which they are looked for.
    private static readonly (string Said, string Told)[] Words =
    [
        ("invalid mapping", "a colon in this value makes it look like a key; put the value in quotation marks"),
        ("Mapping values are not allowed", "a colon in this value makes it look like a key; put the value in quotation marks"),
        ("could not find expected ':'", "this line has no colon behind its key"),
        ("violate indentation", "a tab indents this line, or the one below; YAML takes spaces alone"),
        ("invalid tab", "a tab indents this line; YAML takes spaces alone"),
        ("a quoted scalar, found unexpected end of stream", "a quotation mark is opened here and not closed"),
        ("a quoted scalar, found unexpected document indicator", "a quotation mark is opened here and not closed"),
        ("unknown escape character", @"a backslash between double quotation marks begins an escape such as \n; write two of them, or single quotation marks around the value"),
        ("double-quoted scalar, found wrong indentation", "a quotation mark is opened here and not closed, or its next line is not indented"),
        ("did not find expected ',' or ']'", "a list in brackets is not closed, or has no comma between two of its items"),
        ("did not find expected ',' or '}'", "a map in braces is not closed, or has no comma between two of its keys"),
        ("a block mapping, did not find expected key", "this line is no key with a colon behind it, or is indented neither as the keys above it nor as what belongs to one of them"),
        ("did not find expected '-' indicator", "the items of this list are not indented alike; each begins with '- '"),
        ("Block sequence entries are not allowed", "a list begins on a line of its own, below its key"),
        ("cannot start any token", "a value can't begin with this character; put it in quotation marks"),
        ("did not find expected node content", "a value is missing here, or begins with a mark of YAML's own; put it in quotation marks"),
        ("an anchor or alias", "a value can't begin with & or *; put it in quotation marks"),
        ("undefined tag handle", "a value can't begin with !; put it in quotation marks"),
    ];

    /// <summary>In a sentence without its full stop.</summary>
    public static string Of(YamlException problem)
    {
        var said = problem.InnerException?.Message ?? problem.Message;
        return Words.FirstOrDefault(w => said.Contains(w.Said, StringComparison.Ordinal)).Told ?? said.TrimEnd('.');
    }
}
