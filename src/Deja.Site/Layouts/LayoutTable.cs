using Fluid.Values;

namespace Deja.Site.Layouts;

/// <summary>Values by name, for templates.</summary>
internal sealed class LayoutTable((string Name, FluidValue Value)[] values) : IFluidIndexable
{
    public int Count => values.Length;

    public IEnumerable<string> Keys => values.Select(v => v.Name);

    public bool TryGetValue(string name, out FluidValue value)
    {
        foreach (var (known, found) in values)
        {
            if (known != name) continue;
            value = found;
            return true;
        }

        value = NilValue.Instance;
        return false;
    }
}
