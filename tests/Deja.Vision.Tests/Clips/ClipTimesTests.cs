using Deja.Vision.Clips;

namespace Deja.Vision.Tests.Clips;

/// <summary>Pictures that come when they come, in a clip of a constant rate.</summary>
public sealed class ClipTimesTests
{
    [Fact]
    public void Pictures_that_come_evenly_are_written_once_each()
    {
        var shown = Shown(30, Enumerable.Range(0, 90).Select(i => i / 30.0), 3);
        Assert.Equal(Enumerable.Range(0, 90), shown);
    }

    [Fact]
    public void A_slow_camera_has_each_picture_repeated() => Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], Shown(30, [0, 0.1, 0.2], 0.3));

    [Fact]
    public void Of_pictures_in_one_place_the_last_stays() => Assert.Equal([1, 3, 4, 5], Shown(10, [0, 0.04, 0.1, 0.14, 0.2, 0.3], 0.4));

    [Fact]
    public void A_single_picture_is_a_clip_even_when_the_end_is_at_once() => Assert.Equal([0], Shown(30, [0], 0));

    [Fact]
    public void A_time_that_goes_back_counts_as_the_last_one() => Assert.Equal([0, 0, 2], Shown(10, [0, 0.2, 0.1], 0.3));

    [Fact]
    public void A_clip_of_a_known_length_has_no_picture_beyond_its_end()
    {
        var times = new ClipTimes(20, TimeSpan.FromSeconds(1));
        var written = Enumerable.Range(0, 60).Sum(i => times.Next(TimeSpan.FromSeconds(i / 60.0))) + times.End(TimeSpan.FromSeconds(1));
        Assert.Equal(20, written);
    }

    [Fact]
    public void Nothing_is_written_when_nothing_came() => Assert.Equal(0, new ClipTimes(30).End(TimeSpan.FromSeconds(5)));

    // The oracle says it the other way round: in slot k is the last picture whose time, rounded to slots, is not after k.
    [Theory]
    [InlineData(30, 1)]
    [InlineData(29.97, 2)]
    [InlineData(12.5, 3)]
    [InlineData(240, 4)]
    public void However_irregular_the_times_the_clip_lasts_as_long_and_shows_what_was_last(double rate, int seed)
    {
#pragma warning disable CA5394 // A seed makes the test say the same each time.
        var random = new Random(seed);
        var times = new List<double> { 0 };
        while (times.Count < 500) times.Add(times[^1] + (random.NextDouble() < 0.1 ? random.NextDouble() : random.NextDouble() * 3 / rate));
        var end = times[^1] + random.NextDouble();
#pragma warning restore CA5394
        var shown = Shown(rate, times, end);

        Assert.InRange(shown.Count / rate - end, -0.5 / rate - 1e-6, 1 / rate + 1e-6);
        for (var k = 0; k < shown.Count; k++) Assert.Equal(times.FindLastIndex(t => Math.Round(TimeSpan.FromSeconds(t).TotalSeconds * rate, MidpointRounding.AwayFromZero) <= k), shown[k]);
    }

    private static List<int> Shown(double rate, IEnumerable<double> seconds, double end)
    {
        var (times, shown, number) = (new ClipTimes(rate), new List<int>(), -1);
        foreach (var at in seconds)
        {
            shown.AddRange(Enumerable.Repeat(number, (int)times.Next(TimeSpan.FromSeconds(at))));
            number++;
        }

        shown.AddRange(Enumerable.Repeat(number, (int)times.End(TimeSpan.FromSeconds(end))));
        return shown;
    }
}
