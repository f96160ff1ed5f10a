namespace Deja.CSharp.Editing;

/// <summary>One way to call a method.</summary>
/// <param name="Label">Its declaration.</param>
/// <param name="Documentation">What it does; empty where nobody says.</param>
/// <param name="Parameters">Each as it is declared.</param>
internal sealed record Signature(string Label, string Documentation, IReadOnlyList<string> Parameters);
