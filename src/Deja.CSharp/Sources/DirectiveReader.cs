using System.Text.RegularExpressions;

namespace Deja.CSharp.Sources;

/// <summary>Understands the lines that .NET's own file programs, C# scripts and .NET Interactive's notebooks have for packages and the like.</summary>
internal static partial class DirectiveReader
{
    private const string Known = "#:package Name@1.2, #:project ../path, #:sdk Microsoft.NET.Sdk.Web, #r \"nuget: Name, 1.2\", #r \"file.dll\", #i \"nuget: address\", #load \"file.csx\"";

    /// <summary>The directive of a line; null where it is the compiler's.</summary>
    public static Directive? Read(string line, string place, int number)
    {
        var text = line.Trim();
        var directive = text.StartsWith("#:", StringComparison.Ordinal) ? FileProgram(text[2..].Trim(), place)
            : text.StartsWith("#!", StringComparison.Ordinal) ? Magic(text, place)
            : Quoted().Match(text) is { Success: true } quoted ? Script(quoted.Groups[1].Value, quoted.Groups[2].Value.Trim(), place)
            : null;
        return directive is null ? null : directive with { Line = number };
    }

    private static Directive FileProgram(string text, string place)
    {
        var space = text.IndexOfAny([' ', '\t']);
        var (word, rest) = space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
        return word switch
        {
            "package" => Package(rest, rest.IndexOf('@', StringComparison.Ordinal), place),
            "project" when rest.Length > 0 => new(DirectiveKind.Project, rest, place),
            "sdk" when rest.Length > 0 => new(DirectiveKind.Sdk, rest, place),
            "property" => new(DirectiveKind.Passed, $"{place}: #:property {rest} is passed over: blocks are compiled by the kernel, not by a project. C# 14, unsafe code and nullable types are on.", place),
            _ => new(DirectiveKind.Wrong, $"#:{text} is not understood. There are {Known}.", place),
        };
    }

    private static Directive? Script(string word, string argument, string place)
    {
        var isNuGet = argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase);
        var rest = isNuGet ? argument[6..].Trim() : argument;
        return (word, isNuGet) switch
        {
            ("r", true) => Package(rest, rest.IndexOf(',', StringComparison.Ordinal), place),
            ("r", false) => new(DirectiveKind.Assembly, argument, place),
            ("i", _) => new(DirectiveKind.Feed, rest, place),
            ("load", _) => new(DirectiveKind.Load, argument, place),
            _ => null,
        };
    }

    private static Directive Package(string text, int separator, string place)
    {
        var name = (separator < 0 ? text : text[..separator]).Trim();
        var version = separator < 0 ? null : text[(separator + 1)..].Trim();
        if (!PackageName().IsMatch(name))
            return new(DirectiveKind.Wrong, $"\"{name}\" is no package's name. Write #:package Name@1.2 or #r \"nuget: Name, 1.2\"; without a version the newest is taken.", place);
        if (version is { Length: > 0 } && !PackageVersion().IsMatch(version))
            return new(DirectiveKind.Wrong, $"\"{version}\" is no version. Write 1.2.3, 1.2.*, * for the newest, or *-* for the newest with those before their release.", place);
        return new(DirectiveKind.Package, name, place) { Version = version is { Length: > 0 } ? version : null };
    }

    private static Directive Magic(string text, string place)
    {
        var word = text[2..].Split(' ', 2)[0];
        return word switch
        {
            "csharp" or "c#" or "/usr/bin/env" or "/usr/bin/dotnet" => new(DirectiveKind.Passed, "", place),
            "time" => Wrong("Measure by System.Diagnostics.Stopwatch."),
            "share" or "set" => Wrong("Write share=NAME in the directive above the block: <!-- deja: share=NAME -->."),
            "value" => Wrong("Write the value as a C# raw string, or read it from a file."),
            "about" or "help" or "lsmagic" or "who" or "whos" or "connect" or "import" => Wrong("Delete the line."),
            _ => Wrong($"Here the fence names the language: put what follows into a block of its own, under ```{word}."),
        };

        Directive Wrong(string advice) => new(DirectiveKind.Wrong, $"#!{word} is a magic line of .NET Interactive. {advice}", place);
    }

    [GeneratedRegex("""^#(r|i|load)\s+"([^"]*)"\s*(//.*)?$""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"^[0-9A-Za-z.*+\-\[\]\(\), ]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex PackageVersion();
}
