namespace Deja.Site.Search;

/// <summary>A file with the text of entries; of one that no note stands in all is 0.</summary>
/// <param name="Entries">How many.</param>
/// <param name="Length">Of the file, in bytes.</param>
/// <param name="Sum">Of its bytes, see <see cref="CheckSum"/>.</param>
internal readonly record struct BucketFacts(int Entries, int Length, uint Sum);
