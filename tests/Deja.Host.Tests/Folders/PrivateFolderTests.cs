using Deja.Host.Folders;

namespace Deja.Host.Tests.Folders;

public sealed class PrivateFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_and_the_missing_ones_above_it_are_for_the_user_alone()
    {
        Skip.OnWindows();
        Assert.Equal(_folder["a/b/c"], PrivateFolder.Make(_folder["a/b/c"]));
        Assert.All(["a", "a/b", "a/b/c"], name => Assert.Equal(PrivateFolder.Mode, File.GetUnixFileMode(_folder[name])));
    }

    [Fact]
    public void A_folder_that_is_there_keeps_its_permissions()
    {
        Skip.OnWindows();
        const UnixFileMode shared = PrivateFolder.Mode | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        Directory.CreateDirectory(_folder["a"]);
        File.SetUnixFileMode(_folder["a"], shared);
        PrivateFolder.Make(_folder["a"]);
        Assert.Equal(shared, File.GetUnixFileMode(_folder["a"]));
    }

    [Fact]
    public void A_file_in_the_way_is_an_error_that_names_the_folder()
    {
        _folder.Write("a", "a file");
        var error = Assert.Throws<HostException>(() => PrivateFolder.Make(_folder["a/b"]));
        Assert.Contains($"can't make the folder '{_folder["a/b"]}'", error.Message, StringComparison.Ordinal);
    }
}
