namespace Deja.Host.Children;

/// <summary>A command as the user typed it.</summary>
/// <param name="Name">A name to be looked for in PATH, or a path.</param>
/// <param name="Arguments">Passed on one by one; no shell reads them.</param>
public sealed record ChildCommand(string Name, params IReadOnlyList<string> Arguments);
