using System.Text.RegularExpressions;
using Deja.Notes;

namespace Deja.Recall.Errors;

/// <summary>The type that a line names as what was thrown: <c>ImportError</c>, <c>SSLHandshakeException</c>.</summary>
internal static partial class ErrorType
{
    /// <summary>The last part of the first type's name, so that it is the same with and without its package; null where there is none.</summary>
    public static string? In(string line) => In(line, out _);

    /// <inheritdoc cref="In(string)"/>
    /// <param name="line">The line.</param>
    /// <param name="place">Where the whole name stands.</param>
    public static string? In(string line, out TextRange place)
    {
        var match = Type().Match(line);
        place = new TextRange(match.Index, match.Length);
        if (!match.Success) return null;
        var name = match.Groups[1].Value;
        return name is "Error" or "Exception" or "Warning" ? null : name;
    }

    /// <summary>How much it tells that two errors are of one type: little where everything throws it.</summary>
    public static double Telling(string type) => IsGeneral(type) ? 0.3 : 1;

    /// <summary>Whether a type says hardly more than that something is wrong.</summary>
    public static bool IsGeneral(string type) => type is "RuntimeError" or "ValueError" or "TypeError" or "AttributeError" or "KeyError" or "IndexError" or "ImportError" or "OSError"
        or "IOError" or "AssertionError" or "NameError" or "SyntaxError" or "ReferenceError" or "RangeError" or "RuntimeException" or "IllegalStateException"
        or "IllegalArgumentException" or "NullPointerException" or "InvalidOperationException" or "ArgumentException" or "NullReferenceException" or "IOException"
        or "StandardError" or "ArgumentError" or "NoMethodError" or "SystemError" or "UnsupportedOperationException";

    [GeneratedRegex(@"(?<![\w/\\])(?:[A-Za-z_]\w*(?:\.|::|\$))*([A-Z]\w*(?:Error|Exception|Warning|Interrupt|Failure|BackOff))(?=$|[\s:;,()\]'""`])")]
    private static partial Regex Type();
}
