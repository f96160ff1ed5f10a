using System.Runtime.CompilerServices;
using Deja.Host.Tools;
using Deja.Notes;
using Deja.Notes.Records;
using Deja.Run.Kernels;
using Deja.Run.Plans;
using Deja.Run.Sessions;

namespace Deja.Run.Checks;

/// <summary>Decides for each block of a note whether it must be run, from what is known of it; starts nothing but what tells a version.</summary>
/// <param name="notebook">The notebook.</param>
/// <param name="options">How the check goes.</param>
/// <param name="known">The records so far.</param>
/// <param name="versions">The versions of kernels and tools.</param>
/// <param name="inputs">The files that blocks declare.</param>
internal sealed class NoteDecisions(Notebook notebook, CheckOptions options, CheckRecords known, VersionsNow versions, InputFiles inputs)
{
    private static readonly string System = SystemName.Told;
    private readonly ConditionalWeakTable<NotePlan, CodeBefore> _before = [];

    public IReadOnlyList<Decision> Of(NotePlan plan)
    {
        using var sessions = new NoteSessions(notebook, plan.Note, options.Sessions);
        return [.. plan.Blocks.Where(b => b.IsMarked && b.Settings.Mode != RunMode.Never).Select(b => Of(plan, b, sessions))];
    }

    /// <summary>All that a block's result depends on, as it stands now.</summary>
    public CheckKey KeyOf(NotePlan plan, PlannedBlock block)
    {
        var folder = FolderOf(plan, block);
        var given = options.Parameters.Where(p => block.Placeholders.Contains(p.Key)).ToDictionary(StringComparer.Ordinal);
        return new CheckKey(CheckKey.PartsOf(_before.GetValue(plan, p => new CodeBefore(p)), block, given, InputsOf(plan, block, folder)), versions.Of(block, new KernelSettings(folder) { Notebook = notebook.Root, IsSandboxed = options.Sessions.IsSandboxed }), System);
    }

    private IEnumerable<(string Name, string Hash)> InputsOf(NotePlan plan, PlannedBlock block, string folder) =>
        inputs.Of(folder, block.Settings.Inputs).Concat(inputs.Of(NoteFolder(plan), block.Setup is { } setup ? [setup] : []))
            .Concat(KernelKinds.Of(block.Kernel) is ILoadsFiles kind ? inputs.Loaded(NoteFolder(plan), kind, CodesOf(plan, block)) : []);

    /// <summary>The code that is run in a block's session until it is through.</summary>
    private static IEnumerable<string> CodesOf(NotePlan plan, PlannedBlock block) =>
        plan.Above(block).Concat(plan.Before(block)).Append(block).Where(b => b.Kernel == block.Kernel).Select(b => b.Block.Code);

    private Decision Of(NotePlan plan, PlannedBlock block, NoteSessions sessions)
    {
        if (block.Problem is { } problem) return Settled(plan, block, CheckOutcome.Failed, problem);
        if (block.Settings.Mode == RunMode.Ask) return Settled(plan, block, CheckOutcome.NotRun, $"it asks before it runs: deja run {plan.Note.Path}#{block.Id}");
        if (sessions.Missing(block) is { } missing) return Settled(plan, block, CheckOutcome.NotRun, missing);
        var steps = BlockCode.Of(block, options.Parameters, out var reason, out var isWrong);
        if (steps is null) return Settled(plan, block, isWrong ? CheckOutcome.Failed : CheckOutcome.NotRun, isWrong ? reason : $"{reason}: param.NAME= in its directive gives one, or --param NAME=VALUE");
        var key = KeyOf(plan, block);
        var passed = known.Of(plan.Note.Path, block.Id) is { Status: CheckStatus.Passed } record && record.Key == key.Text && !options.IsFresh;
        return passed ? Settled(plan, block, CheckOutcome.Unchanged, null) with { Key = key, Steps = steps } : new Decision(block, key, steps, null);
    }

    private string FolderOf(NotePlan plan, PlannedBlock block) => block.Settings.Folder switch
    {
        null or BlockSettings.TemporaryFolder => NoteFolder(plan),
        BlockSettings.HereFolder => Environment.CurrentDirectory,
        var named => Path.GetFullPath(Path.Combine(NoteFolder(plan), named)),
    };

    private string NoteFolder(NotePlan plan) => Path.GetFullPath(Path.Combine(notebook.Root, Path.GetDirectoryName(plan.Note.Path) ?? string.Empty));

    private static Decision Settled(NotePlan plan, PlannedBlock block, CheckOutcome outcome, string? reason) =>
        new(block, null, null, new BlockCheck(plan.Note.Path, block, outcome) { Reason = reason });
}
