namespace Deja.Notes.FrontMatters;

/// <summary>How front matter is written.</summary>
public enum FrontMatterFormat
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>YAML between <c>---</c> lines, as Jekyll, Hugo and Obsidian write it.</summary>
    Yaml,

    /// <summary>TOML between <c>+++</c> lines, as Hugo writes it.</summary>
    Toml,
}
