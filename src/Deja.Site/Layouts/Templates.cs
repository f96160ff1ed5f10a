using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Fluid;
using Parlot.Fluent;

namespace Deja.Site.Layouts;

/// <summary>The templates of a theme, as Fluid reads Liquid. They see what they are given and nothing else, and end when they take too long.</summary>
/// <param name="folder">Where they are.</param>
internal sealed partial class Templates(LayoutFolder folder)
{
    /// <summary>What a template may do before it is ended: a loop without an end would keep the build.</summary>
    private const int MostSteps = 200_000;
    private const int MostIncludes = 20;
    private const string Depth = "deja.depth";

    private static readonly TemplateOptions Options = new() { MaxSteps = MostSteps, MaxRecursion = 50 };

    private readonly ConcurrentDictionary<(string Kind, string Name), IFluidTemplate?> _read = new();

    private FluidParser Parser => field ??= MakeParser();

    /// <summary>Whether there is a layout of a name.</summary>
    public bool Has(string layout) => Read("_layouts", layout + ".html") is not null;

    /// <summary>What a layout makes of values.</summary>
    /// <exception cref="LayoutException">It can't be read, or takes too long.</exception>
    public string Render(string layout, LayoutValues values)
    {
        var context = new TemplateContext(Options);
        values.Give(context);
        try
        {
            return Read("_layouts", layout + ".html")!.Render(context);
        }
        catch (InvalidOperationException e)
        {
            throw new LayoutException(folder.NameOf("_layouts", layout + ".html"), e.Message, e);
        }
    }

    private IFluidTemplate? Read(string kind, string name) => _read.GetOrAdd((kind, name), key =>
    {
        if (folder.Template(key.Kind, key.Name) is not { } text) return null;
        if (LongRange().Match(text) is { Success: true } range) throw new LayoutException(folder.NameOf(key.Kind, key.Name), $"the range {range.Value.Trim()} is longer than a page is");
        lock (_read)
        {
            return Parser.TryParse(text, out var template, out var error) ? template : throw new LayoutException(folder.NameOf(key.Kind, key.Name), FirstLine(error));
        }
    });

    /// <summary>Liquid, and the tag <c>include</c> as Jekyll has it: a file's name without quotes.</summary>
    private FluidParser MakeParser()
    {
        var parser = new FluidParser();
        var name = Parsers.OneOf(Parsers.Terms.String(), Parsers.Terms.Pattern(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '/'));
        parser.RegisterParserTag("include", name, async (file, writer, encoder, context) =>
        {
            var depth = context.AmbientValues.TryGetValue(Depth, out var at) ? (int)at : 0;
            if (depth >= MostIncludes) throw new LayoutException(folder.NameOf("_includes", file.ToString()), "is included within itself");
            var template = Read("_includes", file.ToString()) ?? throw new LayoutException(folder.Name, $"there is no {folder.NameOf("_includes", file.ToString())} to include");
            context.AmbientValues[Depth] = depth + 1;
            await template.RenderAsync(writer, encoder, context);
            context.AmbientValues[Depth] = depth;
            return Fluid.Ast.Completion.Normal;
        });
        return parser;
    }

    // Below it Fluid quotes the template.
    private static string FirstLine(string error) => error.Split('\0', '\r', '\n')[0];

    // Fluid makes a list of all numbers of a range before the first step is counted.
    [GeneratedRegex(@"\.\.\s*[0-9]{6,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongRange();
}
