using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Deja.CSharp.Sessions;

/// <summary>An exception for people: what it is, and the block's own lines that it came through.</summary>
internal static partial class RuntimeErrors
{
    private const int MostFrames = 30;

    /// <summary>The fault that a block of this file ends with.</summary>
    public static BlockFault Fault(Exception exception, string file, BlockContext context)
    {
        var here = Frames(exception, context).Concat(exception.InnerException is { } inner ? Frames(inner, context) : [])
            .FirstOrDefault(f => f.GetFileName() == file.Replace('"', '\''));
        return new BlockFault(OneLine(exception.Message))
        {
            Name = exception.GetType().Name,
            Trace = Text(exception, context),
            Line = here?.GetFileLineNumber(),
            Column = here?.GetFileColumnNumber(),
        };
    }

    /// <summary>Type, message and frames, those of the inner ones below.</summary>
    public static string Text(Exception exception, BlockContext context)
    {
        var text = new StringBuilder();
        for (var (each, depth) = (exception, 0); each is not null && depth < 10; each = each.InnerException, depth++)
        {
            text.Append(depth == 0 ? "" : "caused by ").Append(each.GetType().FullName).Append(": ").Append(each.Message).Append('\n');
            var frames = Frames(each, context).ToList();
            foreach (var frame in frames.Take(MostFrames))
                text.Append(CultureInfo.InvariantCulture, $"   at {Name(frame)}{frame.GetFileName()}:{frame.GetFileLineNumber()}\n");
            if (frames.Count > MostFrames)
                text.Append(CultureInfo.InvariantCulture, $"   … and {frames.Count - MostFrames} more\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    // Those whose lines are known: of blocks, of files that they load, of projects. The ways through .NET and the kernel help nobody.
    private static IEnumerable<StackFrame> Frames(Exception exception, BlockContext context) =>
        new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(f => f.GetFileLineNumber() > 0 && f.GetMethod()?.Module.Assembly is { } assembly
            && assembly != typeof(RuntimeErrors).Assembly && (context.IsBlock(assembly) || f.GetFileName() is { Length: > 0 }));

    private static string Name(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var (type, name) = (method.DeclaringType, method.Name);
        // The compiler's own types for async methods, iterators and lambdas have the name of what they were written in.
        while (type is { Name: ['<', ..] })
        {
            name = name == "MoveNext" ? type.Name : name;
            type = type.DeclaringType;
        }

        var written = Written().Match(name) is { Success: true } generated ? generated.Groups[1].Value.Trim('<', '>') : name;
        var isLambda = name.Contains(">b__", StringComparison.Ordinal);
        if (written == "Initialize" && type is not null && IsBlock(type))
            return isLambda ? "a lambda in " : "";
        var owner = type is null || IsBlock(type) ? "" : TypeName(type) + ".";
        return $"{(isLambda ? "a lambda of " : "")}{owner}{written}{(isLambda ? "" : Parameters(method))} in ";
    }

    private static string TypeName(Type type) => type.DeclaringType is { } outer && !IsBlock(outer) ? $"{TypeName(outer)}.{type.Name}" : type.Name;

    private static bool IsBlock(Type type) => type.Name.StartsWith("Block#", StringComparison.Ordinal);

    private static string Parameters(MethodBase method) => method.Name == "MoveNext" ? "" : $"({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name + " " + p.Name))})";

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    [GeneratedRegex(@"^<(<?\w+>?)(>[a-z]__|>d)", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
