using System.CommandLine;
using Deja.Cli.Output;
using Deja.Notes;
using Deja.Run.Trust;

namespace Deja.Cli.Runs;

/// <summary>Whether the blocks of a notebook may run.</summary>
internal static class TrustQuestion
{
    /// <summary>For one call, where nobody can be asked and nothing is kept: in CI.</summary>
    public static Option<bool> Option() => new("--trust") { Description = "Trust the notebook for this call alone; for CI." };

    /// <exception cref="UsageException">They may not.</exception>
    public static void Demand(Notebook notebook, bool isTrustedForThisCall)
    {
        if (isTrustedForThisCall || TrustedNotebooks.OfThisUser.Trusts(notebook.Root)) return;
        throw new UsageException(Untrusted(notebook));
    }

    /// <summary>What to tell who may not run a notebook's blocks.</summary>
    public static string Untrusted(Notebook notebook) =>
        $"'{notebook.Root}' is not trusted, so nothing in it is run. Look at what its blocks do, and then: deja trust {Places.Quoted(notebook.Root)}";
}
