using System.Xml;
using Deja.Cli.Output;
using Deja.Run.Kernels;

namespace Deja.Cli.Tours;

/// <summary>A technique of the notebook computes, where the library that it needs is at hand: nothing is downloaded for a tour.</summary>
internal sealed class ItIsATechnique : ITourStory
{
    private const string Block = "notebook/gradients.md#surrogate";

    public bool Tell()
    {
        TourStage.Title("6. A technique, in C#");
        TourStage.Say("Attention, gradients and the camera are notes too. A rotation is no function's gradient, as its Jacobian is not symmetric; a surrogate loss has it as its gradient all the same:");
        if (SourceFolder() is not { } source) return LeaveOut($"It needs Deja's source, as the library of these notes, Deja.Torch, is built from it: deja run {Block} there.");
        if (KernelKinds.Of("csharp")!.Missing("csharp", new KernelSettings(source)) is { } missing) return LeaveOut($"{missing}. So this part is left out.");
        if (!HasPackages(source)) return LeaveOut($"It needs TorchSharp {VersionOf(source, "TorchSharp")} and libtorch, which are not on this machine yet: 130 MB to download, 600 MB on the disk. They come with ./test, or with: deja run {Block}");
        TourStage.Enter(source);
        var isWhole = TourStage.Deja("trust", "notebook") == ExitCodes.Done;
        return TourStage.Deja("run", Block) == ExitCodes.Done && isWhole;
    }

    private static bool LeaveOut(string why)
    {
        TourStage.Say($"({why})");
        Screen.Out.Line();
        return true;
    }

    /// <summary>The folder of Deja's source that this program was built in; null where it was installed.</summary>
    private static string? SourceFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "src", "Deja.Torch", "Deja.Torch.csproj")) && File.Exists(Path.Combine(folder.FullName, "notebook", "gradients.md"))) return folder.FullName;
        }

        return null;
    }

    /// <summary>Whether the library's packages were downloaded by whatever needed them first.</summary>
    private static bool HasPackages(string source)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return VersionOf(source, "TorchSharp") is { } version && Directory.Exists(Path.Combine(packages, "torchsharp", version)) && Directory.EnumerateDirectories(packages, "libtorch-cpu-*").Any();
    }

    private static string? VersionOf(string source, string package)
    {
        using var file = XmlReader.Create(Path.Combine(source, "Directory.Packages.props"));
        while (file.ReadToFollowing("PackageVersion"))
        {
            if (file.GetAttribute("Include") == package) return file.GetAttribute("Version");
        }

        return null;
    }
}
