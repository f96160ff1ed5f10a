using System.Globalization;

namespace Deja.Cli.Ports;

/// <summary>A span of time in a word or two.</summary>
internal static class Ago
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
        [("day", TimeSpan.FromDays(1)), ("hour", TimeSpan.FromHours(1)), ("minute", TimeSpan.FromMinutes(1)), ("second", TimeSpan.FromSeconds(1))];

    /// <summary>As in <c>3 hours ago</c>, rounded down.</summary>
    public static string Of(TimeSpan span)
    {
        foreach (var (unit, length) in Units)
        {
            var count = (long)(span / length);
            if (count > 0) return string.Create(CultureInfo.InvariantCulture, $"{count:n0} {unit}{(count == 1 ? string.Empty : "s")} ago");
        }

        return "just now";
    }
}
