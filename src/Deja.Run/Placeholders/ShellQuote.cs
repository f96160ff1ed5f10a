namespace Deja.Run.Placeholders;

/// <summary>What is open around a place in shell code.</summary>
internal enum ShellQuote
{
    /// <summary>Nothing: a word, or a part of one.</summary>
    None,

    /// <summary><c>"…"</c>, in which variables are expanded.</summary>
    Double,

    /// <summary><c>'…'</c>, in which nothing is.</summary>
    Single,

    /// <summary><c>$'…'</c>, in which backslashes are read.</summary>
    Escaped,

    /// <summary>A comment: nothing there is run, so nothing is filled in.</summary>
    Comment,

    /// <summary>An expression, which the shell evaluates again: only a whole number is safe there.</summary>
    Arithmetic,
}
