using Deja.Cli.Output;
using Deja.Run.Plans;

namespace Deja.Cli.Runs;

/// <summary>The values of placeholders: as typed, <c>name=value</c>, or asked for at the terminal.</summary>
internal static class GivenValues
{
    /// <exception cref="UsageException">One has no <c>=</c>.</exception>
    public static Dictionary<string, string> Parse(IEnumerable<string> typed)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in typed)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new UsageException($"'{word}' is no value: values are typed name=value");
            values[word[..equals]] = word[(equals + 1)..];
        }

        return values;
    }

    /// <summary>Demands that each value has a placeholder to go to.</summary>
    /// <exception cref="UsageException">One has none; the message lists those that there are.</exception>
    public static void Demand(IReadOnlyDictionary<string, string> values, IReadOnlyList<PlannedBlock> blocks)
    {
        var names = blocks.SelectMany(b => b.Placeholders.Concat(b.Settings.Parameters.Keys)).Distinct(StringComparer.Ordinal).ToList();
        if (values.Keys.FirstOrDefault(v => !names.Contains(v)) is not { } unknown) return;
        var near = Nearest.Of(unknown, names) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        throw new UsageException($"nothing there is called '{unknown}'{near} {(names.Count > 0 ? $"It asks for: {string.Join(", ", names)}" : "It asks for no value")}");
    }

    /// <summary>Asks for each value that is missing and has no default. Enter takes the last one that was given.</summary>
    /// <exception cref="UsageException">Nobody can be asked; the message says how to give them.</exception>
    public static void Ask(PlannedBlock block, Dictionary<string, string> values, LastValues last, string place)
    {
        foreach (var name in BlockCode.Unfilled(block, values))
        {
            if (!Question.CanBeAsked)
            {
                var missing = BlockCode.Unfilled(block, values);
                throw new UsageException($"{place}: no value for {string.Join(", ", missing.Select(m => $"<{m}>"))}; give it by: {string.Join(' ', missing.Select(m => Places.Quoted($"{m}=…")))}");
            }

            values[name] = Question.Text(name, last.Of(place, name)) ?? throw new UsageException($"{place}: no value was given for <{name}>");
            last.Set(place, name, values[name]);
        }
    }
}
