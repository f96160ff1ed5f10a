using System.Buffers.Binary;

namespace Deja.CSharp.Tests;

/// <summary>Pictures of the libraries themselves, with their native parts, restored from the registry as a note's own packages are.</summary>
public sealed class PicturePackageTests
{
    private const string Skia = "#:package SkiaSharp@3.119.4\n#:package SkiaSharp.NativeAssets.Linux.NoDependencies@3.119.4\nusing SkiaSharp;\n";
    private const string OpenCv = "#:package OpenCvSharp4@4.13.0.20260627\n#:package OpenCvSharp4.official.runtime.linux-x64@4.13.0.20260627\nusing OpenCvSharp;\n";

    // Without a network NuGet says that it can't reach the source, and a mirror may lack a package: neither is the kernel's fault.
    private static readonly string[] Unreachable = ["NU1301", "NU1101", "NU1102"];

    [Theory]
    [InlineData("var bitmap = new SKBitmap(7, 5); bitmap.Erase(SKColors.Red); bitmap")]
    [InlineData("var drawn = new SKBitmap(7, 5); SKImage.FromBitmap(drawn)")]
    public void A_picture_of_SkiaSharp_is_shown(string code) => IsPicture(Skia + code);

    [Theory]
    [InlineData("new Mat(5, 7, MatType.CV_8UC3, Scalar.Red)")]
    [InlineData("new Mat(5, 7, MatType.CV_8UC1, Scalar.White)")]
    public void A_picture_of_OpenCvSharp_is_shown(string code) => IsPicture(OpenCv + code);

    [Fact]
    public void What_OpenCvSharp_can_not_draw_is_shown_as_text()
    {
        var ran = Run(OpenCv + "new Mat()");
        Assert.Null(ran.Form("image/png"));
        Assert.Contains("Mat", ran.Text, StringComparison.Ordinal);
    }

    private static void IsPicture(string code)
    {
        var png = Convert.FromBase64String(Run(code).Form("image/png") ?? string.Empty);
        Assert.True(png.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']));

        // Width and height stand at the beginning of the first chunk (PNG specification, 11.2.1).
        Assert.Equal((7, 5), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    private static Ran Run(string code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64, "the native parts that are asked for are those of Linux on x64");
        using var kernel = new KernelProcess { Patience = TimeSpan.FromMinutes(10) };
        var ran = kernel.Run(code);
        if (Unreachable.FirstOrDefault(c => ran.Message?.Contains(c, StringComparison.Ordinal) == true) is { } why) Assert.Skip($"the packages can't be had from here ({why})");
        return ran.Well();
    }
}
