using Deja.Torch.Pictures;

namespace Deja.Torch.Gradients.Reports;

/// <summary>Colours by powers of ten.</summary>
/// <param name="Lowest">The smallest norm above 0.</param>
/// <param name="Highest">The largest finite one.</param>
internal readonly record struct LogScale(double Lowest, double Highest)
{
    public static LogScale Of(IEnumerable<double?> norms)
    {
        var positive = norms.OfType<double>().Where(n => double.IsFinite(n) && n > 0).DefaultIfEmpty(1).ToList();
        return new(positive.Min(), positive.Max());
    }

    public string Colour(double norm) =>
        !double.IsFinite(norm) ? HeatColours.Of(double.NaN, 1)
        : norm <= Lowest ? HeatColours.Of(Lowest < Highest || norm == 0 ? 0 : 1, 1)
        : HeatColours.Of(Math.Log(norm / Lowest), Math.Log(Highest / Lowest));
}
