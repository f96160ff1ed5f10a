using Deja.Torch.Gradients;

namespace Deja.Torch.Tests.Reference.Gradients;

/// <summary>What is held constant, and what goes straight through a step.</summary>
internal static class StopGradientCases
{
    public static void Run(ReferenceCase reference)
    {
        for (var i = 0; i < reference.Root.GetProperty("cases").GetArrayLength(); i++)
        {
            var name = reference.At("cases", $"{i}", "case")!.Value.GetString()!;
            var inputs = reference.At("cases", $"{i}", "inputs")!.Value.EnumerateObject().Where(p => p.Value.ValueKind == System.Text.Json.JsonValueKind.Object).ToDictionary(p => p.Name, p => JsonTensor.Read(p.Value), StringComparer.Ordinal);
            var temperature = reference.At("cases", $"{i}", "inputs", "tau")?.GetDouble() ?? 1;
            foreach (var differentiable in inputs.Where(t => t.Key is "a" or "b" or "x" or "logits")) differentiable.Value.requires_grad = true;
            var got = Compute(name, inputs, temperature);
            foreach (var expected in reference.At("cases", $"{i}", "expected")!.Value.EnumerateObject().Select(p => p.Name))
            {
                string[] path = ["cases", $"{i}", "expected", expected];
                if (expected.StartsWith("grad_", StringComparison.Ordinal)) reference.Check(Of(got["loss"], inputs[expected[5..]]), path);
                else if (expected.StartsWith("soft_grad_", StringComparison.Ordinal)) reference.Check(Of(got["soft_loss"], inputs[expected[10..]]), path);
                else if (expected == "c_requires_grad") Assert.Equal(reference.At(path)!.Value.GetBoolean(), got["c"].requires_grad);
                else reference.Check(got[expected], path);
            }
        }
    }

    private static Tensor? Of(Tensor loss, Tensor input) => input.requires_grad ? Gradient.Of(loss, [input], new() { RetainGraph = true }, allowUnused: true)[0] : null;

    private static Dictionary<string, Tensor> Compute(string name, Dictionary<string, Tensor> given, double temperature)
    {
        Tensor A() => given["a"];
        Tensor B() => given["b"];
        var w = given["w"];
        switch (name)
        {
            case "detach": return new() { ["loss"] = (w * A() * StopGradient.Of(B())).sum() };
            case "no_grad":
                var c = StopGradient.During(() => B().exp() * A());
                return new() { ["loss"] = (w * A() * c).sum(), ["c"] = c };
            case "not_stopped": return new() { ["loss"] = (w * A() * B().exp() * A()).sum() };
            case "frozen":
                B().requires_grad = false;
                return new() { ["loss"] = (w * A() * B()).sum() };
            case "partly_stopped": return new() { ["loss"] = ((w * StopGradient.Of(A() * A()) * A()) + (StopGradient.Of(A()) * A() * A())).sum() };
            case "ste_round": return Squares(w, StraightThrough.Round(given["x"]));
            case "plain_round": return Squares(w, given["x"].round());
            case "ste_round_clipped": return Squares(w, StraightThrough.Round(given["x"], limit: 2));
            case "ste_argmax_onehot":
                var one = StraightThrough.ArgMax(given["logits"]);
                return new() { ["hard"] = one, ["loss"] = (w * one).sum() };
            case "gumbel_softmax_hard":
                var (hard, soft) = (GumbelSoftmax.Hard(given["logits"], temperature, given["noise"]), GumbelSoftmax.Soft(given["logits"], temperature, given["noise"]));
                return new() { ["hard"] = hard, ["y_soft"] = soft, ["loss"] = (w * hard).sum(), ["soft_loss"] = (w * soft).sum() };
            default: throw new NotSupportedException($"the case {name}");
        }
    }

    private static Dictionary<string, Tensor> Squares(Tensor w, Tensor y) => new() { ["y"] = y, ["loss"] = (w * y * y).sum() };
}
