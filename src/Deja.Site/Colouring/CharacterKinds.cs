namespace Deja.Site.Colouring;

/// <summary>What a character may be in a language.</summary>
[Flags]
internal enum CharacterKinds : byte
{
    /// <summary>Nothing of what follows.</summary>
    None = 0,

    /// <summary>It begins a name.</summary>
    Start = 1,

    /// <summary>It goes on with a name.</summary>
    Part = 2,

    /// <summary>It may begin a comment or a string.</summary>
    Form = 4,

    /// <summary>It may begin something else: a number, a variable, an annotation, a pattern, an option.</summary>
    Mark = 8,
}
