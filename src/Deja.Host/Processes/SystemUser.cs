using System.Globalization;

namespace Deja.Host.Processes;

/// <summary>A user of this machine, as the system tells of it.</summary>
/// <param name="Number">The uid; null on Windows, which has none.</param>
/// <param name="Name">Null when no account has the number, as a container's users often have none outside of it.</param>
public sealed record SystemUser(uint? Number, string? Name)
{
    /// <summary>As in <c>ana (uid 1000)</c>.</summary>
    public override string ToString() => (Name, Number) switch
    {
        ({ } name, { } number) => string.Create(CultureInfo.InvariantCulture, $"{name} (uid {number})"),
        (null, { } number) => string.Create(CultureInfo.InvariantCulture, $"uid {number}"),
        var (name, _) => name ?? "unknown",
    };
}
