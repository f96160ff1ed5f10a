namespace Deja.Torch.Tests;

/// <summary>What other programs call.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void No_public_member_changes_unseen() => GoldenApi.Check(typeof(Deja.Torch.Attention.ScaledDotProduct).Assembly, "tests", "Deja.Torch.Tests", "PublicApi.txt");
}
