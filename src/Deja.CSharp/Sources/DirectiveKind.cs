namespace Deja.CSharp.Sources;

/// <summary>What a line of a block asks of the kernel instead of the compiler.</summary>
internal enum DirectiveKind
{
    /// <summary><c>#:package</c> and <c>#r "nuget: …"</c>.</summary>
    Package,

    /// <summary><c>#:project</c>.</summary>
    Project,

    /// <summary><c>#:sdk</c>.</summary>
    Sdk,

    /// <summary><c>#r "file.dll"</c>.</summary>
    Assembly,

    /// <summary><c>#i "nuget: …"</c>: where packages may come from.</summary>
    Feed,

    /// <summary><c>#load "file.csx"</c>: the compiler's own, looked into for the others.</summary>
    Load,

    /// <summary>Understood, and nothing to do.</summary>
    Passed,

    /// <summary>Not understood: the argument is the message.</summary>
    Wrong,
}
