namespace Deja.Site.Colouring;

/// <summary>What a word of a language says of the name behind it.</summary>
[Flags]
internal enum WordRoles : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is defined.</summary>
    Defines = 1,

    /// <summary>It and those after it are types.</summary>
    Heads = 2,

    /// <summary>It is a variable.</summary>
    Binds = 4,

    /// <summary>Before a parenthesis it is called.</summary>
    Calls = 8,
}
