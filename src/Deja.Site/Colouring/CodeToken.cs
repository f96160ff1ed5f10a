namespace Deja.Site.Colouring;

/// <summary>What a piece of code is to who reads it.</summary>
public enum CodeToken
{
    /// <summary>Anything else.</summary>
    Plain,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A type that every program has.</summary>
    Type,

    /// <summary>A function or command that every program has.</summary>
    Builtin,

    /// <summary>true, null and the like.</summary>
    Literal,

    /// <summary>Text in quotes.</summary>
    Quoted,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>The name of what is defined or called.</summary>
    Name,

    /// <summary>A variable that is marked as one (<c>$HOME</c>).</summary>
    Variable,

    /// <summary>A key, an attribute, an option.</summary>
    Key,

    /// <summary>A decorator, an annotation, a line for a preprocessor, a prompt.</summary>
    Meta,

    /// <summary>The name of an element of markup, a section, a heading.</summary>
    Tag,

    /// <summary>A line that was added.</summary>
    Inserted,

    /// <summary>A line that was taken out.</summary>
    Deleted,
}
