namespace Deja.Site.Addresses;

/// <summary>Who has which address. Files that differ in case alone are one on Windows and macOS, so their addresses are one here.</summary>
internal sealed class AddressBook
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes an address.</summary>
    /// <returns>Who has it already; null when it was free.</returns>
    public string? Take(string address, string owner)
    {
        var file = SiteAddress.FileOf(address);
        return _owners.TryAdd(file, owner) ? null : _owners[file];
    }
}
