using System.Text.RegularExpressions;

namespace Deja.Recall.Errors;

/// <summary>A tool's own name for an error: <c>CS0246</c>, <c>E0502</c>, <c>NU1101</c>, <c>ERR_REQUIRE_ESM</c>, <c>ENOSPC</c>, <c>SC2086</c>, <c>0308010C</c>.</summary>
internal static partial class ErrorCode
{
    /// <summary>The first one of a line; null where there is none.</summary>
    public static string? In(string line) => Code().Match(line) is { Success: true } match ? match.Groups[1].Value.ToUpperInvariant() : null;

    /// <summary>Whether two codes are of one numbering and so speak of different errors: <c>E0277</c> and <c>E0106</c>.</summary>
    public static bool AreRivals(string a, string b) => a != b && Family(a) == Family(b);

    private static string Family(string code) => code.StartsWith("ERR_", StringComparison.Ordinal) ? "ERR_" : code.TrimEnd("0123456789".ToCharArray()) is { Length: > 0 } letters && letters.Length < code.Length ? letters : char.IsDigit(code[0]) ? "0" : "errno";

    // Names of chips, norms and encodings look alike: SHA256, UTF8 and X509 have no third digit after a letter run or are spelled out here.
    [GeneratedRegex(@"(?<![\w./-])(?!SHA\d|UTF\d|ISO\d|RFC\d|MD\d|AES\d|ARM\d|R_X86|CP\d|X509|PEP\d|CVE)((?:[A-Z]{1,5}\d{3,6})|ERR_[A-Z_]{3,}|E(?:ACCES|ADDRINUSE|AGAIN|BADF|BUSY|CONNREFUSED|CONNRESET|EXIST|INVAL|ISDIR|MFILE|NOENT|NOMEM|NOSPC|NOTDIR|NOTEMPTY|NOTFOUND|PERM|PIPE|PROTO|RESOLVE|ROFS|TIMEDOUT|XDEV|INTEGRITY|OTP|BADENGINE|TARGET|USAGE|BADPLATFORM)|(?<=error:)[0-9A-F]{8}|SQLSTATE\[\w+\]|ORA-\d+|0x8[0-9a-fA-F]{7})(?!\w)")]
    private static partial Regex Code();
}
