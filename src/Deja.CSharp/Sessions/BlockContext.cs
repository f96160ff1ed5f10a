using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Deja.CSharp.Sessions;

/// <summary>
/// Where blocks, their packages and projects are loaded, apart from the kernel's own libraries: a package's Roslyn and the kernel's can differ.
/// </summary>
internal sealed class BlockContext() : AssemblyLoadContext("blocks")
{
    private readonly Dictionary<string, Assembly> _blocks = [];
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _natives = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = [];
    private readonly Lock _changing = new();

    /// <summary>Loads a block that was compiled just now.</summary>
    public Assembly LoadBlock(Stream assembly, Stream lines)
    {
        var loaded = LoadFromStream(assembly, lines);
        lock (_changing)
            _blocks[loaded.GetName().Name!] = loaded;
        return loaded;
    }

    /// <summary>Whether it is the code of a block.</summary>
    public bool IsBlock(Assembly? assembly)
    {
        lock (_changing)
            return assembly?.GetName().Name is { } name && _blocks.TryGetValue(name, out var block) && block == assembly;
    }

    /// <summary>Says where an assembly is found; null, or the other file of its name that was loaded already.</summary>
    public string? AddFile(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        lock (_changing)
        {
            if (_files.TryGetValue(name, out var known) && known != file && Assemblies.Any(a => a.GetName().Name == name))
                return known;
            _files[name] = file;
            return null;
        }
    }

    /// <summary>A folder to look for an assembly's own dependencies in.</summary>
    public void AddFolder(string folder)
    {
        lock (_changing)
            _folders.Add(folder);
    }

    /// <summary>Says where a native library is found.</summary>
    public void AddNative(string file)
    {
        lock (_changing)
            _natives[Path.GetFileName(file)] = file;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        string? file;
        lock (_changing)
        {
            if (_blocks.TryGetValue(name, out var block))
                return block;
            file = _files.GetValueOrDefault(name) ?? Beside(name + ".dll");
        }

        return file is null ? null : LoadFromAssemblyPath(file);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string? file;
        lock (_changing)
            file = NativeNames(unmanagedDllName).Select(n => _natives.GetValueOrDefault(n) ?? Beside(n)).FirstOrDefault(f => f is not null);
        return file is null ? 0 : LoadNative(file);
    }

    // A library that can't be loaded may be loaded already, from elsewhere: the system then knows it by its name.
    private static nint LoadNative(string file)
    {
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException)
        {
            if (NativeLibrary.TryLoad(Path.GetFileName(file), out var loaded))
                return loaded;
            throw;
        }
    }

    private string? Beside(string name) => _folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> NativeNames(string name)
    {
        var suffix = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + suffix, "lib" + name + suffix, "lib" + name];
    }
}
