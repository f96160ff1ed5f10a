using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Deja.CSharp.Formatting;

/// <summary>What a value consists of, for those that are shown by their parts.</summary>
internal static class Members
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(string Name, Func<object, object?> Get)>> Known = new();

    /// <summary>Its public properties and fields by name, in the order in which they were declared.</summary>
    public static IReadOnlyList<(string Name, Func<object, object?> Get)> Of(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>Whether its parts say more than its own text: records, anonymous types, tuples, and what has no text of its own.</summary>
    public static bool IsComposite(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || typeof(IEnumerable).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)
            || typeof(MemberInfo).IsAssignableFrom(type) || typeof(Task).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type))
        {
            return false;
        }

        return Of(type).Count > 0 && (IsTuple(type) || IsRecord(type) || type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType is { } owner && (owner == typeof(object) || owner == typeof(ValueType)));
    }

    /// <summary>The value of a member, or what its getter threw, in words.</summary>
    public static object? Value(Func<object, object?> get, object owner)
    {
        try
        {
            return get(owner);
        }
        catch (Exception e)
        {
            return new Failed((e as TargetInvocationException)?.InnerException ?? e);
        }
    }

    /// <summary>Whether it is a tuple: its members have no names worth showing.</summary>
    public static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);

    /// <summary>Whether it has no name that its author gave it.</summary>
    public static bool IsAnonymous(Type type) => type.Name.Contains("AnonymousType", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), false);

    // The compiler's own methods tell a record: nobody can write one of that name. Record structs have only PrintMembers, of their own.
    private static bool IsRecord(Type type) => IsAnonymous(type) || type.GetMethod("<Clone>$") is not null
        || type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static IReadOnlyList<(string Name, Func<object, object?> Get)> Read(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike && !p.PropertyType.IsByRef && !p.PropertyType.IsPointer)
            .DistinctBy(p => p.Name)
            .Select(p => (p.Name, (Func<object, object?>)(p.GetValue))),
        .. type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => !f.FieldType.IsPointer).Select(f => (f.Name, (Func<object, object?>)(f.GetValue))),
    ];

    /// <summary>Stands for the value of a property that threw.</summary>
    internal sealed class Failed(Exception error)
    {
        public override string ToString() => $"({error.GetType().Name}: {error.Message})";
    }
}
