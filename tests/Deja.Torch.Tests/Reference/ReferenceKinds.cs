using Deja.Torch.Tests.Reference.Attention;
using Deja.Torch.Tests.Reference.Gradients;

namespace Deja.Torch.Tests.Reference;

/// <summary>What is done with a case, by its kind.</summary>
internal static class ReferenceKinds
{
    public static readonly IReadOnlyDictionary<string, Action<ReferenceCase>> All = new Dictionary<string, Action<ReferenceCase>>(StringComparer.Ordinal)
    {
        ["self_attention"] = ModuleCases.Run,
        ["cross_attention"] = ModuleCases.Run,
        ["cross_attention_cached"] = ModuleCases.Run,
        ["self_attention_past"] = ModuleCases.Run,
        ["layer"] = LayerCases.Run,
        ["layer_past"] = LayerCases.Run,
        ["decode"] = LayerCases.Decode,
        ["model"] = ModelCases.Run,
        ["surrogate"] = SurrogateCases.Run,
        ["score_function_categorical"] = ScoreFunctionCases.Categorical,
        ["score_function_normal"] = ScoreFunctionCases.Normal,
        ["stop_gradient"] = StopGradientCases.Run,
        ["parameter_table"] = TableCases.Run,
        ["errors"] = ErrorCases.Run,
    };
}
