namespace Deja.Vision.Sources.Streams;

/// <summary>An address as it may be shown: without the name and password in it.</summary>
internal static class AddressText
{
    public static string Of(Uri address) => Without(address.OriginalString, address);

    /// <summary>What another program said about the address, which may repeat it.</summary>
    public static string Without(string said, Uri address) => address.UserInfo.Length == 0 ? said : said.Replace(address.UserInfo + "@", string.Empty, StringComparison.Ordinal);
}
