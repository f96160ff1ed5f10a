namespace Deja.Vision.Sources.Streams;

/// <summary>An address as it may be shown: without the name and password in it.</summary>
internal static class AddressText
{
    private const string Scheme = "://";

    public static string Of(Uri address) => Of(address.OriginalString);

    /// <summary>Also of what is no address, for a blank or a slash in the password.</summary>
    public static string Of(string address) => Secret(address) is { Length: > 0 } secret ? address.Replace(secret, string.Empty, StringComparison.Ordinal) : address;

    /// <summary>What another program said about the address, which may repeat it as it was given or in the form that addresses have.</summary>
    public static string Without(string said, Uri address)
    {
        foreach (var secret in new[] { Secret(address.OriginalString), Secret(address.AbsoluteUri), address.UserInfo.Length > 0 ? address.UserInfo + "@" : string.Empty })
        {
            if (secret.Length > 0) said = said.Replace(secret, string.Empty, StringComparison.Ordinal);
        }

        return said;
    }

    // Up to the last @: a password may have one itself, and rather too much is left out than too little.
    private static string Secret(string address)
    {
        var start = address.IndexOf(Scheme, StringComparison.Ordinal);
        if (start < 0) return string.Empty;
        start += Scheme.Length;
        var end = address.LastIndexOf('@');
        return end >= start ? address[start..(end + 1)] : string.Empty;
    }
}
