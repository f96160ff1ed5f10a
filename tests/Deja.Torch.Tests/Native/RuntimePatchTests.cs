using System.Diagnostics;
using System.Runtime.InteropServices;
using Deja.Torch.Native;
using Deja.Torch.Native.Elf;

namespace Deja.Torch.Tests.Native;

/// <summary>TorchSharp's library loads where the C++ runtime is older than it.</summary>
public sealed class RuntimePatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deja-torch-").FullName;
    private readonly string _library;
    private readonly byte[] _bytes;

    public RuntimePatchTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the library for Linux alone needs it");
        _library = TorchFiles.Find(TorchFiles.Binding)!;
        _bytes = File.ReadAllBytes(_library);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_copy_loads_and_the_packages_own_file_stays_as_it_is()
    {
        var copy = NativeTorch.CopyOf(_library, new(_folder));
        Assert.StartsWith(_folder, copy, StringComparison.Ordinal);
        Assert.NotEqual(0, NativeLibrary.Load(copy));
        Assert.Equal(_bytes, File.ReadAllBytes(_library));
        Assert.Equal(copy, Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)));
    }

    [Fact]
    public void Eight_bytes_at_most_differ()
    {
        var copy = RuntimePatch.Apply(_bytes);
        Assert.Equal(_bytes.Length, copy.Length);
        Assert.InRange(_bytes.Zip(copy).Count(b => b.First != b.Second), 1, 8);
    }

    [Fact]
    public void Readelf_sees_a_weak_need_that_no_symbol_has()
    {
        var copy = NativeTorch.CopyOf(_library, new(_folder));
        Assert.Contains("GLIBCXX_3.4.32  Flags: WEAK", Readelf("--version-info", copy), StringComparison.Ordinal);
        var symbols = Readelf("--dyn-syms", copy);
        Assert.DoesNotContain("GLIBCXX_3.4.32", symbols, StringComparison.Ordinal);
        Assert.Equal(2, symbols.Split("steady_clock3nowEv@GLIBCXX_3.4.19").Length - 1);
    }

    [Fact]
    public void What_loads_by_itself_is_loaded_as_it_is()
    {
        var isNew = File.ReadLines("/proc/self/maps").Select(l => l[(l.LastIndexOf(' ') + 1)..]).Where(f => Path.GetFileName(f).StartsWith("libstdc++.so", StringComparison.Ordinal)).Distinct()
            .Any(f => File.ReadAllBytes(f).AsSpan().IndexOf("GLIBCXX_3.4.32\0"u8) >= 0);
        Assert.Equal(isNew, NativeTorch.Library == _library);
        var ready = NativeTorch.CopyOf(_library, new(Path.Combine(_folder, "first")));
        Assert.Equal(ready, NativeTorch.LoadBinding(ready, () => new(Path.Combine(_folder, "second"))));
        Assert.False(Directory.Exists(Path.Combine(_folder, "second")));
    }

    [Fact]
    public void A_damaged_copy_is_made_anew_and_a_good_one_is_kept()
    {
        var copy = NativeTorch.CopyOf(_library, new(_folder));
        var whole = File.ReadAllBytes(copy);
        var written = File.GetLastWriteTimeUtc(copy);
        Assert.Equal(written, File.GetLastWriteTimeUtc(NativeTorch.CopyOf(_library, new(_folder))));

        var damaged = (byte[])whole.Clone();
        damaged[damaged.Length / 2] ^= 1;
        foreach (var bytes in new[] { damaged, whole[..1000], [] })
        {
            File.WriteAllBytes(copy, bytes);
            Assert.Equal(copy, NativeTorch.CopyOf(_library, new(_folder)));
            Assert.Equal(whole, File.ReadAllBytes(copy));
        }
    }

    [Fact]
    public async Task Many_may_make_it_at_once()
    {
        var copies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => NativeTorch.CopyOf(_library, new(_folder)))));
        Assert.Equal(RuntimePatch.Apply(_bytes), await File.ReadAllBytesAsync(Assert.Single(copies.Distinct()), TestContext.Current.CancellationToken));
        Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Its_folder_is_the_users_alone()
    {
        var cache = Path.Combine(_folder, "cache");
        var copy = NativeTorch.CopyOf(_library, new(cache));
        Assert.All([Path.GetDirectoryName(copy)!, cache], f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, Mode(f)));
    }

    [Theory]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void From_a_folder_that_others_may_write_into_nothing_is_loaded(UnixFileMode others)
    {
        var copy = NativeTorch.CopyOf(_library, new(_folder));
        foreach (var folder in new[] { _folder, Path.GetDirectoryName(copy)! })
        {
            var mode = Mode(folder);
            SetMode(folder, mode | others);
            Assert.Contains("chmod go-w", Assert.Throws<NativeTorchException>(() => NativeTorch.CopyOf(_library, new(_folder))).Message, StringComparison.Ordinal);
            SetMode(folder, mode);
        }
    }

    [Fact]
    public void What_cannot_be_written_is_told()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "no folder");
        Assert.Contains("XDG_CACHE_HOME", Assert.Throws<NativeTorchException>(() => NativeTorch.CopyOf(_library, new(file))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it ends at byte 0")]
    [InlineData("#!/bin/sh\necho a script of more than sixty-four bytes, which is no library at all\n", "it isn't a shared library for x86-64 Linux")]
    public void Another_file_is_left_alone(string text, string reason)
    {
        var file = Path.Combine(_folder, "lib.so");
        File.WriteAllText(file, text);
        Assert.Contains(reason, Assert.Throws<NativeTorchException>(() => NativeTorch.CopyOf(file, new(Path.Combine(_folder, "cache")))).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(file));
        Assert.False(Directory.Exists(Path.Combine(_folder, "cache")));
    }

    [Fact]
    public void A_library_without_that_need_is_left_alone() =>
        Assert.Contains("0 times", Assert.Throws<ElfException>(() => RuntimePatch.Apply(File.ReadAllBytes(TorchFiles.Find(TorchFiles.Parts[0])!))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_refused()
    {
        // The tables that are read stand within the first 300 kB and the last segment.
        for (var length = 0; length < 0x50000; length += length < 1024 ? 1 : 1021)
            Assert.Throws<ElfException>(() => RuntimePatch.Apply(_bytes[..length]));
    }

    [Fact]
    public void Bytes_that_lie_are_refused_or_do_no_harm()
    {
        // The headers, the dynamic table, the needed versions: where they stand in this version of the library.
        (int At, int Size)[] tables = [(0, 1024), (0x1d4b18, 560), (0x3f8f0, 528)];
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var bytes = (byte[])_bytes.Clone();
            for (var i = 0; i < 20; i++)
                bytes[tables[round % 3].At + random.Next(tables[round % 3].Size)] = (byte)random.Next(256);
            try
            {
                Assert.Equal(bytes.Length, RuntimePatch.Apply(bytes).Length);
            }
            catch (ElfException)
            {
                // Refused.
            }
        }
    }

    private static UnixFileMode Mode(string folder) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(folder);

    private static void SetMode(string folder, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, mode);
    }

    private static string Readelf(string option, string file)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("readelf", ["--wide", option, file]) { RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("there is no readelf here");
            return string.Empty;
        }
    }
}
