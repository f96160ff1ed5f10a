namespace Deja.Host.Files;

/// <summary>What .NET throws when the system refuses something with a file.</summary>
internal static class Refusal
{
    /// <summary>ArgumentOutOfRangeException is EFBIG: a file grew beyond what <c>ulimit -f</c> allows, as clusters set it.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
}
