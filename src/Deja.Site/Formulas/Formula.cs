namespace Deja.Site.Formulas;

/// <summary>Math to lay out.</summary>
/// <param name="Tex">As a note has it, without its dollars.</param>
/// <param name="IsDisplay">Whether it stands on a line of its own.</param>
internal readonly record struct Formula(string Tex, bool IsDisplay);
