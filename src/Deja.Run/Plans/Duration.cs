using System.Globalization;

namespace Deja.Run.Plans;

/// <summary>Times as people write them: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>; a bare number is seconds.</summary>
public static class Duration
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("min", 60), ("h", 3600)];

    /// <summary>Reads one; false for what is none, for 0 and for more than a week.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        var unit = text.TrimStart("0123456789.".ToCharArray());
        var factor = unit.Length == 0 ? 1 : Units.FirstOrDefault(u => u.Unit == unit.Trim()).Seconds;
        time = default;
        if (!double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
        var seconds = number * factor;
        if (seconds is not (> 0 and <= 7 * 24 * 3600)) return false;
        time = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>As briefly as it can be read: <c>12 ms</c>, <c>3.4 s</c>, <c>2 min 5 s</c>.</summary>
    public static string Told(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
    };
}
