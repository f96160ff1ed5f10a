using Deja.Torch.Tests;

namespace Deja.Vision.Tests;

/// <summary>What other programs call.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void No_public_member_changes_unseen() => GoldenApi.Check(typeof(Deja.Vision.Recorders.CameraRecorder).Assembly, "tests", "Deja.Vision.Tests", "PublicApi.txt");
}
