using System.Reflection;
using System.Text.Json;
using Deja.Blocks;
using Deja.CSharp.Formatting;
using Deja.CSharp.Sources;
using Microsoft.CodeAnalysis.CSharp;

namespace Deja.CSharp.Sessions;

/// <summary>The variables of a session's blocks, for other languages.</summary>
internal sealed class Variables(IReadOnlyList<Submission> blocks, Func<object?[]> state)
{
    /// <summary>The value of the one of this name that was declared last, as JSON.</summary>
    /// <exception cref="FaultException">There is none, or it is nothing that JSON has.</exception>
    public string Get(string name)
    {
        foreach (var block in blocks.Reverse())
        {
            if (block.Start is not null && state()[block.Slot] is { } made && Field(made.GetType(), name) is { } field)
                return JsonValue.Write(field.GetValue(made));
        }

        var names = blocks.Where(b => b.Start is not null).SelectMany(b => state()[b.Slot]?.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public) ?? []).Select(f => f.Name).Where(IsOfUser).Distinct().ToList();
        throw new FaultException($"There is no variable {name} in the C# session. {(names.Count == 0 ? "It has none yet: does the block that makes it run before?" : $"There are {string.Join(", ", names)}.")}");
    }

    /// <summary>A block that declares a variable with a value of another language: <c>long</c>, <c>double</c>, <c>string</c>, <c>bool</c>, lists of these, tables as lists of dictionaries.</summary>
    /// <exception cref="FaultException">It is no name of C#.</exception>
    public static BlockSource Declaration(string name, JsonElement json)
    {
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new FaultException($"\"{name}\" is no name for a C# variable.");
        var value = SharedValues.Natural(json);
        SharedValues.Put(name, value);
        return BlockSource.Read($"var @{name} = ({SharedValues.TypeOf(value)})Deja.Blocks.SharedValues.Take(\"{name}\");", "shared", 1);
    }

    private static FieldInfo? Field(Type block, string name) => block.GetField(name, BindingFlags.Instance | BindingFlags.Public);

    private static bool IsOfUser(string name) => !name.Contains('<', StringComparison.Ordinal);
}
