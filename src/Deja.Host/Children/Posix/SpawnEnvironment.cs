using System.Runtime.InteropServices;
using System.Text;

namespace Deja.Host.Children.Posix;

/// <summary>The environment of a child: this process's own bytes, with what is set and taken away for it.</summary>
internal sealed unsafe class SpawnEnvironment : IDisposable
{
    private readonly List<nint> _own = [];
    private readonly byte** _whole;

    private SpawnEnvironment(byte** whole) => _whole = whole;

    private SpawnEnvironment(byte** whole, IReadOnlyDictionary<string, string?> changes)
    {
        var count = 0;
        while (whole[count] != null) count++;
        var names = changes.Keys.Select(n => Encoding.UTF8.GetBytes(n + '=')).ToList();
        _whole = (byte**)NativeMemory.Alloc((nuint)(count + changes.Count + 1), (nuint)sizeof(byte*));
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var entry = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(whole[i]);
            if (!IsOf(entry, names)) _whole[at++] = whole[i];
        }

        foreach (var (name, value) in changes)
        {
            if (value is null) continue;
            _own.Add(Marshal.StringToCoTaskMemUTF8($"{name}={value}"));
            _whole[at++] = (byte*)_own[^1];
        }

        _whole[at] = null;
        _own.Add(0);
    }

    /// <summary>As execve(2) wants it.</summary>
    public byte** Pointer => _whole;

    /// <param name="whole">This process's environment.</param>
    /// <param name="changes">Null for none.</param>
    public static SpawnEnvironment Of(byte** whole, IReadOnlyDictionary<string, string?>? changes) => changes is { Count: > 0 } ? new SpawnEnvironment(whole, changes) : new SpawnEnvironment(whole);

    public void Dispose()
    {
        if (_own.Count == 0) return;
        foreach (var text in _own) Marshal.FreeCoTaskMem(text);
        NativeMemory.Free(_whole);
    }

    private static bool IsOf(ReadOnlySpan<byte> entry, List<byte[]> names)
    {
        foreach (var name in names)
        {
            if (entry.StartsWith(name)) return true;
        }

        return false;
    }
}
