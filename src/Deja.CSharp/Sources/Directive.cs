namespace Deja.CSharp.Sources;

/// <summary>A line of a block that asks something of the kernel.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Argument">A name, a path, an address; of a wrong one why it is wrong.</param>
/// <param name="Place">Where it stands, as <c>file:line:column</c>.</param>
internal sealed record Directive(DirectiveKind Kind, string Argument, string Place)
{
    /// <summary>The version of a package as it is written, floating ones included; null where none is.</summary>
    public string? Version { get; init; }

    /// <summary>The line of the file that it stands in, from 1.</summary>
    public int Line { get; init; }
}
