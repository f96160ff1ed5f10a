namespace Deja.Recall.Published;

/// <summary>What a line of an entry is to a search.</summary>
public enum LineRole
{
    /// <summary>Prose.</summary>
    Prose,

    /// <summary>A line of code, which counts for more.</summary>
    Code,

    /// <summary>A line that only leads to another note, which counts for little.</summary>
    Link,
}
