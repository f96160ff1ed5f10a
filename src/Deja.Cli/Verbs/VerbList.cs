namespace Deja.Cli.Verbs;

/// <summary>Every verb there is, in the order in which help shows them.</summary>
internal static class VerbList
{
    public static IReadOnlyList<IVerb> All { get; } =
    [
        new FindVerb(),
        new RecallVerb(),
        new TryVerb(),
        new TeeVerb(),
        new NewVerb(),
        new SolvedVerb(),
        new RunVerb(),
        new CheckVerb(),
        new TrustVerb(),
        new ShowVerb(),
        new LintVerb(),
        new BuildVerb(),
        new ServeVerb(),
        new PortVerb(),
        new NotebookVerb(),
        new IndexVerb(),
        new TourVerb(),
    ];
}
