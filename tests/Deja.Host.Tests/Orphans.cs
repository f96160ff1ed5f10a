namespace Deja.Host.Tests;

/// <summary>
/// Tests in which a process outlives its parent don't run beside those that hold programs on tethers in the tests' own process: that one then gets all
/// orphans among its descendants, and ends them with the last tether.
/// </summary>
internal static class Orphans
{
    /// <summary>The name of the collection that both are in: its tests run one after the other.</summary>
    public const string Collection = "orphans";
}
