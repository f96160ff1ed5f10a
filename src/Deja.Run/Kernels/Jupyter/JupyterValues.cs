using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Deja.Run.Kernels.Jupyter;

/// <summary>Values of kernels whose language is Python, by code that leaves no name behind. The protocol has no values; other languages would each need their own.</summary>
internal static partial class JupyterValues
{
    /// <summary>Why a kernel's values can't cross; null when they can.</summary>
    public static string? Problem(string language, string name) => language != "python"
        ? $"a Jupyter kernel of {(language.Length > 0 ? language : "an unnamed language")} has no values to share; those of Python have"
        : Name().IsMatch(name) ? null : $"'{name}' is no name of a Python variable";

    /// <summary>Why a kernel can't be asked for modules; null when it can.</summary>
    public static string? ModuleProblem(string language) => language == "python" ? null : $"a Jupyter kernel of {(language.Length > 0 ? language : "an unnamed language")} can't be asked for modules; those of Python can";

    /// <summary>An expression whose plain text is a variable's value as JSON.</summary>
    public static string Question(string name) => Call("values.py", "plain", name);

    /// <summary>An expression whose plain text is a module's version as JSON, null without the module.</summary>
    public static string ModuleQuestion(string name) => Call("modules.py", "module_version", Quoted(name));

    // Calls a function of the Python kernel's own files.
    private static string Call(string file, string function, string argument) =>
        "(lambda g, v: (exec(" + Quoted(EmbeddedProgram.Read($"python/{file}")) + $", g), (lambda j: type('Value', (), {{'__repr__': lambda s: j}})())(__import__('json').dumps(g['{function}'](v), allow_nan=False)))[1])"
        + $"({{'types': __import__('types')}}, {argument})";

    /// <summary>A statement that makes a variable.</summary>
    /// <param name="name">A Python name.</param>
    /// <param name="json">The value.</param>
    public static string Statement(string name, string json) => $"{name} = __import__('json').loads({Quoted(json)})";

    // A literal of Python in ASCII alone, which nothing in it can end. What is beyond becomes an escape of JSON's: Python's own would leave a pair of surrogates parted.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
        {
            if (c is '\'' or '\\') quoted.Append('\\').Append(c);
            else if (c < ' ') quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else if (c > '~') quoted.Append(CultureInfo.InvariantCulture, $"\\\\u{(int)c:x4}");
            else quoted.Append(c);
        }

        return quoted.Append('\'').ToString();
    }

    [GeneratedRegex(@"^[^\W\d]\w*\z")]
    private static partial Regex Name();
}
