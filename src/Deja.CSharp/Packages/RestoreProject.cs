using System.Text;
using System.Xml.Linq;

namespace Deja.CSharp.Packages;

/// <summary>A project of nothing but packages, in a folder of its own, so that no file beside the note takes part.</summary>
internal static class RestoreProject
{
    /// <summary>The project file's name.</summary>
    public const string Name = "blocks.csproj";

    /// <summary>What the project writes: one line for each file, its kind before it.</summary>
    public const string Result = "files.txt";

    /// <summary>The same while it isn't known to be whole.</summary>
    public const string Unfinished = "files.part";

    // MSBuild and dotnet look for these in every folder above.
    private static readonly string[] Stoppers = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>Writes it.</summary>
    public static void Write(string folder, PackageSet set, string platform)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in Stoppers)
            File.WriteAllText(Path.Combine(folder, name), "<Project />\n");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.rsp"), "");
        File.WriteAllText(Path.Combine(folder, "global.json"), "{}\n");
        File.WriteAllText(Path.Combine(folder, Name), Project(set, platform).ToString(), Encoding.UTF8);
    }

    private static XElement Project(PackageSet set, string platform) => new("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        Properties(set, platform),
        new XElement("ItemGroup",
            set.Packages.Select(p => new XElement("PackageReference", new XAttribute("Include", p.Key), new XAttribute("Version", p.Value.Length == 0 ? "*" : p.Value))),
            set.Projects.Select(p => new XElement("ProjectReference", new XAttribute("Include", p))),
            set.IsWeb ? new XElement("FrameworkReference", new XAttribute("Include", "Microsoft.AspNetCore.App")) : null),
        XElement.Parse($"""
            <Target Name="WriteFiles" DependsOnTargets="ResolveReferences">
              <ItemGroup>
                <_Compile Include="@(ReferencePath)" Condition="'%(ReferencePath.FrameworkReferenceName)' == ''" />
                <_Line Include="@(_Compile->'compile|%(FullPath)')" />
                <_Line Include="@(ReferenceCopyLocalPaths->'copy|%(FullPath)|%(AssetType)|%(DestinationSubDirectory)')" />
                <_Line Include="@(PackageReference->'asked|%(Identity)')" />
                <_Line Include="@(FrameworkReference->'framework|%(Identity)')" />
                <_Line Include="@(TransitiveFrameworkReference->'framework|%(Identity)')" />
              </ItemGroup>
              <WriteLinesToFile File="{Unfinished}" Lines="@(_Line)" Overwrite="true" />
            </Target>
            """));

    private static XElement Properties(PackageSet set, string platform) => new("PropertyGroup",
        new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
        new XElement("RuntimeIdentifier", platform),
        new XElement("SelfContained", "false"),
        new XElement("UseAppHost", "false"),
        new XElement("EnableDefaultItems", "false"),
        new XElement("NuGetAudit", "false"),
        new XElement("ManagePackageVersionsCentrally", "false"),
        new XElement("CopyLocalLockFileAssemblies", "true"),
        new XElement("ErrorOnDuplicatePublishOutputFiles", "false"),
        // Warnings about a package's age, or a floating version, are none of a block's.
        new XElement("TreatWarningsAsErrors", "false"),
        new XElement("RestoreAdditionalProjectSources", string.Join(';', set.Feeds)));
}
