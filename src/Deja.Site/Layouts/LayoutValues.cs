using System.Globalization;
using Deja.Site.Catalogue;
using Deja.Site.Pages;
using Deja.Site.Settings;
using Fluid;
using Fluid.Values;

namespace Deja.Site.Layouts;

/// <summary>What a template sees: <c>site</c>, <c>page</c>, and the parts of the page that Deja makes. No object of .NET is among it.</summary>
/// <param name="site">The site's settings.</param>
/// <param name="head">What the page says of itself.</param>
/// <param name="parts">Names of the parts.</param>
internal sealed class LayoutValues(SiteSettings site, PageHead head, IEnumerable<string> parts)
{
    /// <summary>The note before and after it; null for none.</summary>
    public (SiteNote? Newer, SiteNote? Older) Neighbours { get; init; }

    /// <summary>Gives them to a template.</summary>
    public void Give(TemplateContext context)
    {
        context.SetValue("site", Site());
        context.SetValue("page", Page());
        foreach (var part in parts) context.SetValue(part, new StringValue(LayoutParts.MarkOf(part), encode: false));
    }

    private static FluidValue Text(string? text) => text is null ? NilValue.Instance : new StringValue(text);

    private static ArrayValue List(IEnumerable<FluidValue> items) => new ArrayValue([.. items]);

    private static DictionaryValue Table(params (string Name, FluidValue Value)[] values) => new DictionaryValue(new LayoutTable(values));

    private static FluidValue Link(SiteNote? note) => note is null ? NilValue.Instance : Table(("title", Text(note.Title)), ("url", Text(note.Address)));

    private DictionaryValue Site() => Table(
        ("title", Text(site.Title)),
        ("description", Text(site.Description)),
        ("author", Text(site.Author)),
        ("url", Text(site.Url?.AbsoluteUri.TrimEnd('/'))),
        ("lang", Text(site.Language)),
        ("navigation", List(site.Navigation.Select(n => Table(("title", Text(n.Key)), ("url", Text(n.Value)))))));

    private DictionaryValue Page() => Table(
        ("title", Text(head.Title)),
        ("url", Text(head.Address)),
        ("description", Text(head.Description)),
        ("lang", Text(head.Language ?? site.Language)),
        ("date", head.Date is { Year: > 1 } date ? new DateTimeValue(date) : NilValue.Instance),
        ("day", Text(head.Date is { Year: > 1 } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null)),
        ("tags", List(head.Tags.Select(t => Table(("name", Text(t)), ("url", Text(TagPages.AddressOf(t))))))),
        ("categories", List(head.Categories.Select(c => Table(("name", Text(c)), ("url", Text(CategoryPages.AddressOf(c))))))),
        ("kind", Text(head.Date is not null ? "note" : head.Address == "/" ? "home" : "list")),
        ("next", Link(Neighbours.Newer)),
        ("previous", Link(Neighbours.Older)));
}
