namespace Deja.Torch.Tests.Reference;

/// <summary>Numbers that PyTorch in Python made come out here too.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string> Cases => [.. ReferenceFolder.Cases()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_PyTorch_computed_comes_out(string file)
    {
        using var scope = NewDisposeScope();
        using var reference = ReferenceFolder.Open(file);
        Assert.SkipUnless(ReferenceKinds.All.TryGetValue(reference.Kind, out var run), $"nothing computes {reference.Kind} yet");
        run!(reference);
    }
}
