using Deja.Torch.Gradients;
using Deja.Torch.Tests.Attention;

namespace Deja.Torch.Tests.Gradients;

/// <summary>Gradients of expectations from samples.</summary>
public sealed class ScoreFunctionTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Generator _generator = new(5);

    public void Dispose()
    {
        _scope.Dispose();
        _generator.Dispose();
    }

    [Fact]
    public void Many_samples_come_near_the_exact_gradient()
    {
        var logits = tensor(new[] { 0.5, -0.2, 0.1 }).requires_grad_(true);
        var rewards = tensor(new[] { 1.0, -2, 0.5 });
        var samples = CategoricalPolicy.Sample(logits, 200_000, _generator);
        var given = rewards[samples];
        var estimated = Gradient.Of(ScoreFunction.Surrogate(CategoricalPolicy.LogProbability(logits, samples), given, Baselines.LeaveOneOut(given)), logits);
        var exact = Gradient.Of((logits.softmax(-1) * rewards).sum(), logits);
        Some.AssertNear(exact, estimated, 0.01);
        Some.AssertNear(exact, Gradient.Of(CategoricalPolicy.ExactSurrogate(logits, rewards), logits));
    }

    [Fact]
    public void The_score_function_and_reparameterised_samples_agree_and_the_latter_vary_less()
    {
        // E[x²] for x ~ N(m, s) is m² + s²: its gradients are 2m, and 2s² for log s.
        var mean = tensor(new[] { 0.7 }).requires_grad_(true);
        var deviation = tensor(new[] { -0.3 }).requires_grad_(true);
        var samples = NormalPolicy.Sample(mean, deviation, 400_000, _generator);
        var rewards = samples.square().sum(-1);
        var score = Gradient.Of(ScoreFunction.Surrogate(NormalPolicy.LogProbability(mean, deviation, samples), rewards, Baselines.LeaveOneOut(rewards)), [mean, deviation]);
        var noise = randn(400_000, 1, ScalarType.Float64, generator: _generator);
        var through = Gradient.Of(NormalPolicy.Reparameterised(mean, deviation, noise).square().sum(-1).mean(), [mean, deviation]);
        double[] exact = [1.4, 2 * Math.Exp(-0.6)];
        for (var i = 0; i < 2; i++)
        {
            Assert.InRange(score[i]!.item<double>(), exact[i] - 0.03, exact[i] + 0.03);
            Assert.InRange(through[i]!.item<double>(), exact[i] - 0.01, exact[i] + 0.01);
        }
    }

    [Fact]
    public void Batches_of_policies_are_each_their_own()
    {
        var logits = Some.Numbers(1, 2, 3);
        var samples = tensor(new[] { 0L, 2, 1, 1 }, [2, 2]);
        var logs = logits.log_softmax(-1);
        Some.AssertNear(stack([logs[0][0], logs[1][2], logs[0][1], logs[1][1]]).view(2, 2), CategoricalPolicy.LogProbability(logits, samples));
        Assert.Equal([5, 2], CategoricalPolicy.Sample(logits, 5).shape);
        Assert.Equal([5, 2], NormalPolicy.LogProbability(logits, logits, NormalPolicy.Sample(logits, logits, 5)).shape);
    }

    [Fact]
    public void The_normal_density_is_that_of_its_formula()
    {
        var (mean, deviation, x) = (0.4, -0.2, 1.1);
        var s = Math.Exp(deviation);
        var expected = Math.Log(Math.Exp(-Math.Pow((x - mean) / s, 2) / 2) / (s * Math.Sqrt(2 * Math.PI)));
        Assert.Equal(expected, NormalPolicy.LogProbability(tensor(new[] { mean }), tensor(new[] { deviation }), tensor(new[] { x }, [1, 1])).item<double>(), 12);
    }

    [Fact]
    public void A_reward_for_each_sample_is_asked_for()
    {
        Assert.Contains("[4]", Assert.Throws<ArgumentException>(() => ScoreFunction.Surrogate(zeros(3), zeros(4))).Message, StringComparison.Ordinal);
        Assert.Contains("scalar", Assert.Throws<ArgumentException>(() => ScoreFunction.Surrogate(zeros(3), zeros(3), zeros(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("two samples", Assert.Throws<ArgumentException>(() => Baselines.LeaveOneOut(zeros(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Baselines_hold_no_graph_and_are_the_means_they_say()
    {
        var rewards = tensor(new[] { 1.0, 2, 6 }).requires_grad_(true);
        Assert.False(Baselines.LeaveOneOut(rewards).requires_grad);
        Assert.Equal([4.0, 3.5, 1.5], Baselines.LeaveOneOut(rewards).data<double>().ToArray());
        Assert.Equal(3.0, Baselines.Mean(rewards).item<double>(), 12);
        Assert.Equal(0.9 + 0.3, Baselines.Running(1, rewards), 12);
    }
}
