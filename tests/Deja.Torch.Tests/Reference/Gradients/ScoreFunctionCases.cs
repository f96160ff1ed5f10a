using Deja.Torch.Gradients;

namespace Deja.Torch.Tests.Reference.Gradients;

/// <summary>Gradients of expected rewards, from samples.</summary>
internal static class ScoreFunctionCases
{
    public static void Categorical(ReferenceCase reference)
    {
        ForEach(reference, path =>
        {
            var logits = reference.Tensor(path("inputs", "logits"))!.requires_grad_(true);
            var logs = CategoricalPolicy.LogProbability(logits, reference.Tensor(path("inputs", "samples"))!);
            var surrogate = Surrogate(reference, logs, path);
            reference.Check(Gradient.Of(surrogate, logits), path("expected", "grad_logits"));
        });
        if (reference.At("exact") is null) return;
        var all = reference.Tensor("exact", "inputs", "logits")!.requires_grad_(true);
        var exact = CategoricalPolicy.ExactSurrogate(all, reference.Tensor("exact", "inputs", "f")!);
        reference.Check(Gradient.Of(exact, all), "exact", "expected", "grad_logits");
    }

    public static void Normal(ReferenceCase reference) => ForEach(reference, path =>
    {
        var mean = reference.Tensor(path("inputs", "mean"))!.requires_grad_(true);
        var deviation = reference.Tensor(path("inputs", "log_std"))!.requires_grad_(true);
        var logs = NormalPolicy.LogProbability(mean, deviation, reference.Tensor(path("inputs", "samples"))!);
        var gradients = Gradient.Of(Surrogate(reference, logs, path), [mean, deviation]);
        reference.Check(gradients[0], path("expected", "grad_mean"));
        reference.Check(gradients[1], path("expected", "grad_log_std"));
    });

    private static Tensor Surrogate(ReferenceCase reference, Tensor logs, Paths path)
    {
        reference.Check(logs, path("expected", "log_prob"));
        var rewards = reference.Tensor(path("inputs", "rewards"))!;
        var given = reference.Tensor(path("inputs", "baseline"));
        var baseline = reference.At(path("baseline"))!.Value.GetString() == "leave_one_out" ? Baselines.LeaveOneOut(rewards) : given;
        reference.Check(baseline, path("inputs", "baseline"));
        var surrogate = ScoreFunction.Surrogate(logs, rewards, baseline);
        reference.Check(surrogate, path("expected", "surrogate"));
        reference.Check(-ScoreFunction.Loss(logs, rewards, baseline), path("expected", "surrogate"));
        return surrogate;
    }

    private static void ForEach(ReferenceCase reference, Action<Paths> run)
    {
        for (var i = 0; i < reference.Root.GetProperty("cases").GetArrayLength(); i++)
            run(rest => ["cases", $"{i}", .. rest]);
    }

    private delegate string[] Paths(params string[] rest);
}
