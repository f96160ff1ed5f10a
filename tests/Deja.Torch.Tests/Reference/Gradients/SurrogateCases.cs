using Deja.Torch.Gradients;

namespace Deja.Torch.Tests.Reference.Gradients;

/// <summary>Losses whose gradient is a given vector field.</summary>
internal static class SurrogateCases
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Fields = new(StringComparer.Ordinal)
    {
        ["linear_symmetric"] = x => matmul(tensor(new double[] { 2, 1, 0, 1, 3, -1, 0, -1, 1 }, [3, 3], x.dtype), x),
        ["rotation"] = x => stack([-x[1], x[0], x[2] * 0]),
        ["swirl"] = x => stack([(x[1] * x[2]).sin(), (-x[0]).exp(), x[0] * x[2]]),
    };

    public static void Run(ReferenceCase reference)
    {
        for (var i = 0; i < reference.Root.GetProperty("cases").GetArrayLength(); i++)
        {
            string[] Path(params string[] rest) => ["cases", $"{i}", .. rest];
            var field = Fields[reference.At(Path("field"))!.Value.GetString()!];
            var x = reference.Tensor(Path("inputs", "x"))!.requires_grad_(true);
            var loss = Surrogate.Loss(x, field);
            reference.Check(field(x), Path("expected", "g_of_x"));
            reference.Check(loss, Path("expected", "loss"));
            reference.Check(Gradient.Of(loss, x), Path("expected", "grad_x"));
            reference.Check(Gradient.Of((field(x) * x).sum(), x), Path("expected", "wrong_grad_x_without_stop_gradient"));
            Assert.Equal(reference.At(Path("has_primitive"))!.Value.GetBoolean(), Surrogate.HasPrimitive(field, [x]));
            Assert.True(reference.Tolerance.IsNear(reference.At(Path("jacobian_asymmetry_at_first_x"))!.Value.GetDouble(), Surrogate.Asymmetry(field, x)));
        }
    }
}
