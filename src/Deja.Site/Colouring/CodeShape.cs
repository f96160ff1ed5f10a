namespace Deja.Site.Colouring;

/// <summary>How a language's text is built.</summary>
internal enum CodeShape
{
    /// <summary>Words, strings, comments.</summary>
    Code,

    /// <summary>Text with tags.</summary>
    Markup,

    /// <summary>Style sheets.</summary>
    Style,

    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>Lines that were added and taken out.</summary>
    Diff,

    /// <summary>Commands behind a prompt, and what they print.</summary>
    Console,

    /// <summary>Markdown: headings, code, emphasis.</summary>
    Markdown,

    /// <summary>Nothing to colour.</summary>
    Text,
}
