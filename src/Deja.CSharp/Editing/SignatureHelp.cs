namespace Deja.CSharp.Editing;

/// <summary>The ways to call what is called around a place.</summary>
/// <param name="Active">Which of <paramref name="Signatures"/> fits what is written so far.</param>
/// <param name="Parameter">Which of its parameters the place is at.</param>
/// <param name="Signatures">All overloads.</param>
internal sealed record SignatureHelp(int Active, int Parameter, IReadOnlyList<Signature> Signatures);
