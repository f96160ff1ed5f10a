namespace Deja.Torch.Tests;

/// <summary>How many tensors live before and after.</summary>
internal static class LiveTensors
{
    /// <summary>Asserts that a call leaves nothing behind but what it gives, and that a dispose scope takes that too.</summary>
    /// <param name="given">How many tensors it gives.</param>
    /// <param name="call">What is called.</param>
    public static void Check(int given, Action call)
    {
        Once(call);
        // The statistics are each thread's own: other tests don't count.
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            call();
            Assert.Equal(given, statistics.ThreadTotalLiveCount - before);
        }

        Assert.Equal(0, statistics.ThreadTotalLiveCount - before);
    }

    // What libtorch makes once for all is no leak.
    private static void Once(Action call)
    {
        using var scope = NewDisposeScope();
        call();
    }
}
