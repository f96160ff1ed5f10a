using System.CommandLine;

namespace Deja.Cli.Notebooks;

/// <summary>The option by which every verb is told which notebooks to use.</summary>
internal static class NotebookOption
{
    public static Option<string[]> Create() => new("--notebook", "-n")
    {
        Description = "Use the notebook in DIR and no other; may be given more than once. Else DEJA_NOTEBOOK, else the nearest one upward together with the home notebooks.",
        HelpName = "DIR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };
}
