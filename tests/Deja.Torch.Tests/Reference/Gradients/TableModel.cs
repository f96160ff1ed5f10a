using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Deja.Torch.Tests.Reference.Gradients;

/// <summary>The module of the parameter tables: it has a parameter of each kind.</summary>
internal sealed class TableModel : Module<Tensor, Tensor>
{
    private readonly Parameter scale, length, dead;
    private readonly Embedding emb;
    private readonly Linear fc1, fc2, fc3, unused;

    public TableModel(IReadOnlyDictionary<string, Tensor> weights) : base(nameof(TableModel))
    {
        (scale, length, dead) = (new(weights["scale"].clone()), new(weights["length"].clone()), new(weights["dead"].clone()));
        emb = Embedding(weights["emb.weight"].size(0), weights["emb.weight"].size(1));
        (fc1, fc2, fc3, unused) = (Of(weights["fc1.weight"]), Of(weights["fc2.weight"]), Of(weights["fc3.weight"]), Of(weights["unused.weight"]));
        RegisterComponents();
        this.to(weights["scale"].dtype);
        foreach (var (name, parameter) in named_parameters())
        {
            using var noGradient = no_grad();
            parameter.copy_(weights[name]);
        }
    }

    /// <summary>The loss.</summary>
    public override Tensor forward(Tensor input)
    {
        var h = fc1.call(emb.call(input)).relu();
        var y = fc3.call(fc2.call(h).tanh());
        return (y * y).mean() + scale.sqrt().sum() + (length * length).sqrt().sum() + ((-1 - (dead * dead)).relu() * y).sum();
    }

    private static Linear Of(Tensor weight) => Linear(weight.size(1), weight.size(0));
}
