using System.Text;

namespace Deja.Torch.Weights;

/// <summary>A tensor's name as it may be shown: a file can hold any text, of any length, also what terminals obey.</summary>
internal static class NameText
{
    private const int Longest = 200;

    public static string Of(string name)
    {
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length >= Longest) return shown.Append('…').ToString();
            if (Rune.IsControl(rune)) shown.Append($"\\u{rune.Value:x4}");
            else shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
