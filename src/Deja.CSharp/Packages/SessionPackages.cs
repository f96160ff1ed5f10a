using Deja.CSharp.Sessions;
using Deja.CSharp.Sources;
using Microsoft.CodeAnalysis;

namespace Deja.CSharp.Packages;

/// <summary>The packages, projects and assemblies that a session's blocks brought in.</summary>
internal sealed class SessionPackages(BlockContext context, string folder)
{
    private readonly Dictionary<string, Directive> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _projects = [];
    private readonly List<string> _feeds = [];
    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyDictionary<string, string> _versions = new Dictionary<string, string>();
    private bool _isWeb;

    /// <summary>What blocks are compiled against because of them.</summary>
    public IReadOnlyCollection<MetadataReference> References => _references.Values;

    /// <summary>Does what a block's lines ask for, and gives the versions of the packages that are new.</summary>
    /// <exception cref="FaultException">It can't be done: the message says where and why.</exception>
    public IReadOnlyDictionary<string, string> Bring(IReadOnlyList<Directive> directives, Action<string> progress, CancellationToken stop)
    {
        var wanted = new Dictionary<string, Directive>(_packages, StringComparer.OrdinalIgnoreCase);
        var (projects, feeds, assemblies, isWeb) = (new List<string>(_projects), new List<string>(_feeds), new List<string>(), _isWeb);
        foreach (var directive in directives)
        {
            switch (directive.Kind)
            {
                case DirectiveKind.Wrong: throw Fault(directive, directive.Argument);
                case DirectiveKind.Passed when directive.Argument.Length > 0: progress(directive.Argument); break;
                case DirectiveKind.Package: AddPackage(wanted, directive); break;
                case DirectiveKind.Project: AddNew(projects, Project(directive)); break;
                case DirectiveKind.Feed: AddNew(feeds, Feed(directive)); break;
                case DirectiveKind.Assembly: assemblies.Add(Assembly(directive)); break;
                case DirectiveKind.Sdk: isWeb |= Sdk(directive); break;
            }
        }

        foreach (var assembly in assemblies.Where(a => a.Length > 0))
            AddAssembly(assembly);
        var isChanged = wanted.Count + projects.Count > _packages.Count + _projects.Count || isWeb != _isWeb || wanted.Any(w => _packages.TryGetValue(w.Key, out var known) && known != w.Value);
        var added = isChanged ? Restore(Set(wanted, projects, feeds, isWeb), directives, progress, stop) : [];
        Keep(wanted, projects, feeds, isWeb);
        return added;
    }

    private void Keep(Dictionary<string, Directive> wanted, List<string> projects, List<string> feeds, bool isWeb)
    {
        foreach (var (name, directive) in wanted)
            _packages[name] = directive;
        _projects.AddRange(projects.Except(_projects).ToList());
        _feeds.AddRange(feeds.Except(_feeds).ToList());
        _isWeb = isWeb;
    }

    private static PackageSet Set(Dictionary<string, Directive> wanted, List<string> projects, List<string> feeds, bool isWeb) => new()
    {
        Packages = wanted.ToDictionary(p => p.Key, p => p.Value.Version ?? ""),
        Projects = projects,
        Feeds = feeds,
        IsWeb = isWeb,
    };

    private Dictionary<string, string> Restore(PackageSet set, IReadOnlyList<Directive> directives, Action<string> progress, CancellationToken stop)
    {
        var place = directives.First(d => d.Kind is DirectiveKind.Package or DirectiveKind.Project or DirectiveKind.Sdk);
        try
        {
            var files = PackageCache.Get(set, progress, stop);
            foreach (var file in files.Runtime)
            {
                if (context.AddFile(file) is { } loaded)
                    throw Fault(place, $"{Path.GetFileName(file)} is needed in another version than the one that an earlier block has loaded already ({loaded}, now {file}). Ask for all packages in the first block that uses one.");
            }

            foreach (var file in NativeFolder.Gather(files.Native))
                context.AddNative(file);
            foreach (var file in files.Compile)
                _references[Path.GetFileNameWithoutExtension(file)] = MetadataReference.CreateFromFile(file);
            if (files.IsWeb)
                AddWeb(place);
            var added = files.Versions.Where(v => !_versions.TryGetValue(v.Key, out var known) || known != v.Value).ToDictionary();
            _versions = files.Versions;
            return added;
        }
        catch (FaultException e) when (e.Fault.Line is null)
        {
            throw new FaultException(e.Fault with { Message = $"{place.Place} {e.Fault.Message}", Line = place.Line });
        }
    }

    private void AddPackage(Dictionary<string, Directive> wanted, Directive directive)
    {
        if (!wanted.TryGetValue(directive.Argument, out var known))
        {
            wanted[directive.Argument] = directive;
            return;
        }

        if (directive.Version is null or "*" || directive.Version == known.Version || directive.Version == _versions.GetValueOrDefault(known.Argument))
            return;
        var has = known.Version ?? _versions.GetValueOrDefault(known.Argument) ?? "the newest";
        throw Fault(directive, $"{directive.Argument} {directive.Version} is asked for, and {known.Place} asks for {has}. A session has one version of a package: write the same in both, or give this block a session of its own by session=new.");
    }

    private string Project(Directive directive)
    {
        var path = Path.GetFullPath(directive.Argument, folder);
        if (File.Exists(path))
            return path;
        var found = Directory.Exists(path) ? Directory.GetFiles(path, "*.*proj") : [];
        return found.Length switch
        {
            1 => found[0],
            0 => throw Fault(directive, $"There is no project at {path}. #:project names a project file, or the folder of one, from the note's folder."),
            _ => throw Fault(directive, $"{path} holds {found.Length} projects: name one of {string.Join(", ", found.Select(Path.GetFileName))}."),
        };
    }

    private string Feed(Directive directive)
    {
        if (Uri.TryCreate(directive.Argument, UriKind.Absolute, out var address) && !address.IsFile)
            return directive.Argument;
        var path = Path.GetFullPath(directive.Argument, folder);
        return Directory.Exists(path) ? path : throw Fault(directive, $"There is no folder {path}. #i \"nuget: …\" names a feed's address, or a folder that holds packages.");
    }

    private string Assembly(Directive directive)
    {
        var path = Path.GetFullPath(directive.Argument, folder);
        if (File.Exists(path))
            return path;
        // .NET's own are there already, by name.
        var name = directive.Argument.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? directive.Argument[..^4] : directive.Argument;
        return File.Exists(Path.Combine(FrameworkReferences.Folder, name + ".dll")) ? "" : throw Fault(directive, $"There is no {path}. #r \"file.dll\" names an assembly from the note's folder; a package is #:package {name}.");
    }

    private void AddAssembly(string path)
    {
        context.AddFile(path);
        context.AddFolder(Path.GetDirectoryName(path)!);
        _references[Path.GetFileNameWithoutExtension(path)] = MetadataReference.CreateFromFile(path);
    }

    private static bool Sdk(Directive directive) => directive.Argument.Split('@')[0] switch
    {
        "Microsoft.NET.Sdk" => false,
        "Microsoft.NET.Sdk.Web" => true,
        var other => throw Fault(directive, $"#:sdk {other} is not understood. There are Microsoft.NET.Sdk and Microsoft.NET.Sdk.Web."),
    };

    private void AddWeb(Directive place)
    {
        var shared = Path.GetFullPath(Path.Combine(FrameworkReferences.Folder, "..", "..", "Microsoft.AspNetCore.App", Environment.Version.ToString()));
        if (!Directory.Exists(shared))
            throw Fault(place, $"ASP.NET Core {Environment.Version} is needed, and {shared} is not there. Install the package aspnetcore-runtime-{Environment.Version.Major}.0.");
        foreach (var file in Directory.GetFiles(shared, "*.dll"))
        {
            context.AddFile(file);
            _references.TryAdd(Path.GetFileNameWithoutExtension(file), MetadataReference.CreateFromFile(file));
        }
    }

    private static void AddNew(List<string> list, string item)
    {
        if (!list.Contains(item))
            list.Add(item);
    }

    private static FaultException Fault(Directive directive, string message) => new(new BlockFault($"{directive.Place} {message}") { Line = directive.Line });
}
