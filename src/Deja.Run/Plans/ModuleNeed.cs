namespace Deja.Run.Plans;

/// <summary>A need of a language's module: <c>python:torch</c>.</summary>
/// <param name="Language">The language's id.</param>
/// <param name="Module">The module's name.</param>
internal readonly record struct ModuleNeed(string Language, string Module)
{
    /// <summary>The one that a word of <c>needs</c> names; null where it names a tool or a system.</summary>
    public static ModuleNeed? Of(string need)
    {
        // A drive's letter is no language: needs=C:\tools\x.exe
        var colon = need.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && colon + 1 < need.Length ? new ModuleNeed(Notes.Blocks.Language.Parse(need[..colon]).Id, need[(colon + 1)..]) : null;
    }
}
