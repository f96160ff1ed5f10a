using System.CommandLine;

namespace Deja.Cli.Verbs;

/// <summary>
/// A verb of the <c>deja</c> command. One file, one line in <see cref="VerbList"/>, one page in <c>docs/verbs/</c>: it declares its options, calls the
/// library, prints.
/// </summary>
internal interface IVerb
{
    Command Describe();
}
