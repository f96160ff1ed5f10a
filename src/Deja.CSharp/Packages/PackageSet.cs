using System.Security.Cryptography;
using System.Text;

namespace Deja.CSharp.Packages;

/// <summary>All that the blocks of a session have asked for so far.</summary>
internal sealed record PackageSet
{
    /// <summary>Packages by name, with the version as it was written; an empty one for the newest.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>Projects: full paths of their files.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Where packages may come from beside what the user configured: addresses and full paths.</summary>
    public required IReadOnlyList<string> Feeds { get; init; }

    /// <summary>Whether ASP.NET Core's libraries are asked for.</summary>
    public bool IsWeb { get; init; }

    /// <summary>Whether the same set may mean other versions tomorrow.</summary>
    public bool IsFloating => Packages.Values.Any(v => v.Length == 0 || v.Contains('*', StringComparison.Ordinal));

    /// <summary>The name of its folder in the cache: what it holds, and by which SDK, for which platform.</summary>
    public string Key(string sdk, string platform)
    {
        var lines = Packages.OrderBy(p => p.Key, StringComparer.OrdinalIgnoreCase).Select(p => $"package {p.Key.ToUpperInvariant()} {p.Value}")
            .Concat(Projects.Select(p => "project " + p)).Concat(Feeds.Select(f => "feed " + f)).Append($"sdk {sdk} {platform} {Environment.Version.Major} {IsWeb} 1");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..32];
    }

    /// <summary>For people, shortly: what is waited for.</summary>
    public override string ToString() => string.Join(", ", Packages.Select(p => p.Value.Length == 0 ? p.Key : $"{p.Key} {p.Value}").Concat(Projects.Select(p => Path.GetFileNameWithoutExtension(p))));
}
