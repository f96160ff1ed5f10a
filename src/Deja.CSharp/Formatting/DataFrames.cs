using System.Collections;

namespace Deja.CSharp.Formatting;

/// <summary>Data frames of Microsoft.Data.Analysis, by their shape: the kernel doesn't know the package.</summary>
internal static class DataFrames
{
    public static bool Is(object value) => value.GetType().FullName == "Microsoft.Data.Analysis.DataFrame";

    /// <summary>The first rows.</summary>
    public static Table Read(object frame, int most)
    {
        var columns = ((IEnumerable)Get(frame, "Columns")!).Cast<IEnumerable>().ToList();
        var length = columns.Count == 0 ? 0 : Convert.ToInt64(Get(columns[0], "Length"), System.Globalization.CultureInfo.InvariantCulture);
        var cells = columns.Select(c => c.Cast<object?>().Take(most).ToArray()).ToList();
        var rows = Enumerable.Range(0, (int)Math.Min(length, most)).Select(row => cells.Select(column => column[row]).ToArray()).ToList();
        return new([.. columns.Select(c => (string)Get(c, "Name")!)], rows, length > most ? $"{length - most}" : null);
    }

    private static object? Get(object owner, string property) => owner.GetType().GetProperty(property)!.GetValue(owner);
}
