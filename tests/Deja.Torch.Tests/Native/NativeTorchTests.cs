using Deja.Torch.Native;

namespace Deja.Torch.Tests.Native;

/// <summary>libtorch is there.</summary>
public sealed class NativeTorchTests
{
    [Fact]
    public void Tensors_can_be_multiplied()
    {
        using var scope = NewDisposeScope();
        var product = matmul(tensor(new[] { 1f, 2f, 3f, 4f }, [2, 2]), tensor(new[] { 1f, 0f, 1f, 1f }, [2, 2]));
        Assert.Equal([3f, 2f, 7f, 4f], product.data<float>().ToArray());
    }

    [Fact]
    public void It_may_be_loaded_again()
    {
        NativeTorch.Load();
        Assert.True(NativeTorch.Library is null || File.Exists(NativeTorch.Library));
    }

    [Fact]
    public void An_error_of_libtorch_is_an_exception()
    {
        using var scope = NewDisposeScope();
        Assert.ThrowsAny<Exception>(() => zeros(2, 3).add(zeros(4, 5)));
    }
}
