namespace Deja.Run.Sessions;

/// <summary>Whether a language has a module on this machine.</summary>
/// <param name="Version">Its version, empty where it tells none; null where it is not there.</param>
/// <param name="Missing">Why it is not there, in a sentence; null where it is.</param>
internal sealed record ModuleHere(string? Version, string? Missing);
