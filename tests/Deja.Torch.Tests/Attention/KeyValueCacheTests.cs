using Deja.Torch.Attention;

namespace Deja.Torch.Tests.Attention;

/// <summary>Keys and values that were seen before.</summary>
public sealed class KeyValueCacheTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void What_is_appended_stands_behind_the_rest_as_if_concatenated()
    {
        using var cache = new KeyValueCache(capacity: 2);
        var (keys, values) = (Some.Numbers(1, 2, 3, 11, 4), Some.Numbers(2, 2, 3, 11, 4));
        foreach (var (start, length) in new[] { (0, 1), (1, 1), (2, 4), (6, 0), (6, 5) })
            cache.Append(keys.narrow(2, start, length), values.narrow(2, start, length));
        Assert.Equal(11, cache.Length);
        Some.AssertNear(keys, cache.Keys(), 0);
        Some.AssertNear(values, cache.Values(), 0);
    }

    [Fact]
    public void Room_is_doubled_so_that_little_is_copied()
    {
        using var cache = new KeyValueCache(capacity: 4);
        var (one, grown, before) = (zeros(1, 1, 1, 2), 0, cache.Capacity);
        for (var i = 0; i < 1000; i++)
        {
            cache.Append(one, one);
            if (cache.Capacity != before) grown++;
            before = cache.Capacity;
        }

        Assert.Equal((1024, 8), (cache.Capacity, grown));
    }

    [Fact]
    public void Enough_room_at_the_start_is_never_changed()
    {
        using var cache = new KeyValueCache(capacity: 10);
        for (var i = 0; i < 10; i++)
            cache.Append(zeros(1, 1, 1, 2), zeros(1, 1, 1, 2));
        Assert.Equal(10, cache.Capacity);
    }

    [Fact]
    public void Rows_can_be_reordered_repeated_and_left_out()
    {
        using var cache = new KeyValueCache();
        var (keys, values) = (Some.Numbers(1, 3, 2, 5, 4), Some.Numbers(2, 3, 2, 5, 4));
        cache.Append(keys, values);
        var rows = tensor(new[] { 2L, 0, 0, 2 });
        cache.Reorder(rows);
        Some.AssertNear(keys.index_select(0, rows), cache.Keys(), 0);
        var more = Some.Numbers(3, 4, 2, 1, 4);
        cache.Append(more, more);
        Some.AssertNear(cat([values.index_select(0, rows), more], 2), cache.Values(), 0);
    }

    [Fact]
    public void A_wrong_guess_is_cut_off()
    {
        using var cache = new KeyValueCache();
        var keys = Some.Numbers(1, 1, 2, 5, 4);
        cache.Append(keys, keys);
        cache.Truncate(3);
        Some.AssertNear(keys.narrow(2, 0, 3), cache.Keys(), 0);
        var other = Some.Numbers(2, 1, 2, 2, 4);
        cache.Append(other, other);
        Some.AssertNear(cat([keys.narrow(2, 0, 3), other], 2), cache.Keys(), 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Truncate(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => cache.Truncate(-1));
    }

    [Fact]
    public void After_a_reset_another_batch_may_come()
    {
        using var cache = new KeyValueCache(capacity: 8);
        cache.Append(zeros(2, 2, 3, 4), zeros(2, 2, 3, 4));
        cache.Reset();
        Assert.Equal(0, cache.Length);
        var keys = Some.Numbers(1, 5, 2, 3, 4);
        cache.Append(keys, keys);
        Some.AssertNear(keys, cache.Keys(), 0);
    }

    [Theory]
    [InlineData("3,2,1,4")]
    [InlineData("2,1,1,4")]
    [InlineData("2,2,1,5")]
    [InlineData("2,2,4")]
    public void What_cannot_follow_is_told(string shape)
    {
        using var cache = new KeyValueCache();
        cache.Append(zeros(2, 2, 3, 4), zeros(2, 2, 3, 4));
        var wrong = zeros([.. shape.Split(',').Select(long.Parse)]);
        Assert.Throws<ArgumentException>(() => cache.Append(wrong, wrong));
        Assert.Equal(3, cache.Length);
    }

    [Fact]
    public void Values_of_another_type_are_refused()
    {
        using var cache = new KeyValueCache();
        cache.Append(zeros(1, 1, 3, 4), zeros(1, 1, 3, 4));
        Assert.Throws<ArgumentException>(() => cache.Append(zeros(1, 1, 1, 4), zeros(1, 1, 1, 4, ScalarType.Float64)));
        Assert.Throws<ArgumentException>(() => cache.Append(zeros(1, 1, 1, 4, ScalarType.Float64), zeros(1, 1, 1, 4)));
        Assert.Equal(3, cache.Length);
    }

    [Fact]
    public void A_disposed_cache_takes_no_more()
    {
        var cache = new KeyValueCache();
        cache.Append(zeros(1, 1, 3, 4), zeros(1, 1, 3, 4));
        cache.Dispose();
        Assert.Throws<ObjectDisposedException>(() => cache.Append(zeros(1, 1, 3, 4), zeros(1, 1, 3, 4)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Reordered_rows_are_continued_in_the_same_room(long beams)
    {
        using var cache = new KeyValueCache(capacity: 8);
        var (keys, values) = (Some.Numbers(1, 2, 1, 3, 4), Some.Numbers(2, 2, 1, 3, 4));
        cache.Append(keys, values);
        var rows = tensor(new[] { 1L, 0, 1 }).narrow(0, 0, beams);
        cache.Reorder(rows);
        cache.Append(Some.Numbers(3, beams, 1, 2, 4), Some.Numbers(4, beams, 1, 2, 4));
        Assert.Equal((5L, 8L), (cache.Length, cache.Capacity));
        Some.AssertNear(cat([keys.index_select(0, rows), Some.Numbers(3, beams, 1, 2, 4)], 2), cache.Keys());
        Some.AssertNear(cat([values.index_select(0, rows), Some.Numbers(4, beams, 1, 2, 4)], 2), cache.Values());
    }

    [Fact]
    public void An_empty_cache_has_no_keys()
    {
        using var cache = new KeyValueCache();
        Assert.Throws<InvalidOperationException>(() => cache.Keys());
        using var cross = new CrossCache();
        Assert.Throws<InvalidOperationException>(() => cross.Values());
    }

    [Fact]
    public void No_gradient_flows_through_it()
    {
        using var cache = new KeyValueCache();
        var keys = Some.Numbers(1, 1, 1, 2, 4).requires_grad_();
        cache.Append(keys, keys);
        Assert.False(cache.Keys().requires_grad);
    }
}
