using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Deja.Site.Formulas;

/// <summary>KaTeX's files, which were put into this program when it was built.</summary>
internal static partial class KatexFiles
{
    private const string Prefix = "katex/";
    private const string FontFolder = "fonts/";

    /// <summary>False where this program was built without npm.</summary>
    public static bool AreThere { get; } = typeof(KatexFiles).Assembly.GetManifestResourceInfo(Prefix + "katex.min.js") is not null;

    /// <summary>Changes when KaTeX does.</summary>
    public static string Version { get; } = !AreThere ? "none" : Convert.ToHexStringLower(SHA256.HashData(Bytes("katex.min.js")).AsSpan(0, 6));

    /// <summary>The names of the fonts.</summary>
    public static IReadOnlyList<string> Fonts { get; } = [.. typeof(KatexFiles).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix + FontFolder, StringComparison.Ordinal)).Select(n => n[(Prefix + FontFolder).Length..]).Order(StringComparer.Ordinal)];

    /// <summary>The stylesheet, which names the one form of each font that every browser reads.</summary>
    public static string Style => !AreThere ? string.Empty : OtherForms().Replace(Text("katex.min.css"), string.Empty);

    public static byte[] Font(string name) => Bytes(FontFolder + name);

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(KatexFiles).Assembly.GetManifestResourceStream(Prefix + name) ?? throw new InvalidOperationException($"KaTeX's '{name}' is not in the program");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex(@",url\(fonts/[^)]*\.(?:woff|ttf)\) format\(""[a-z]+""\)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherForms();
}
