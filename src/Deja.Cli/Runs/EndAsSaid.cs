using Deja.Run.Kernels;
using Deja.Run.Plans;

namespace Deja.Cli.Runs;

/// <summary>Whether a block that did not end well failed as its directive says it must.</summary>
internal static class EndAsSaid
{
    public static bool Is(BlockSettings settings, BlockEnd end) =>
        (settings.Exit is { } code && code == end.ExitCode) || (settings is { Exit: null, Error: not null } && end.Status == BlockStatus.Failed);
}
