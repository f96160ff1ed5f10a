using Deja.Host.Folders;

namespace Deja.Host.Tests.Folders;

public sealed class UserFoldersTests
{
    [Fact]
    public void Folders_stand_in_the_home_by_default()
    {
        Skip.UnlessLinux();
        var folders = With(("HOME", "/home/ana"));
        Assert.Equal("/home/ana/.local/state/deja", folders.State);
        Assert.Equal("/home/ana/.cache/deja", folders.Cache);
        Assert.Equal("/home/ana/.config/deja", folders.Config);
    }

    [Fact]
    public void The_XDG_variables_win()
    {
        Skip.UnlessLinux();
        var folders = With(("HOME", "/home/ana"), ("XDG_STATE_HOME", "/s"), ("XDG_CACHE_HOME", "/c"), ("XDG_CONFIG_HOME", "/f"));
        Assert.Equal("/s/deja", folders.State);
        Assert.Equal("/c/deja", folders.Cache);
        Assert.Equal("/f/deja", folders.Config);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("./state")]
    [InlineData("")]
    public void A_relative_XDG_variable_is_ignored(string value)
    {
        Skip.UnlessLinux();
        Assert.Equal("/home/ana/.local/state/deja", With(("HOME", "/home/ana"), ("XDG_STATE_HOME", value)).State);
    }

    [Fact]
    public void Without_HOME_the_systems_list_of_users_is_asked()
    {
        Skip.UnlessLinux();
        Assert.Equal("/from/passwd/.cache/deja", new UserFolders(_ => null, () => "/from/passwd").Cache);
    }

    [Fact]
    public void Without_any_home_the_error_says_what_to_set()
    {
        Skip.UnlessLinux();
        var folders = new UserFolders(_ => null, () => string.Empty);
        var error = Assert.Throws<HostException>(() => folders.State);
        Assert.Contains("set HOME or XDG_STATE_HOME", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_home_a_folder_that_is_set_is_found()
    {
        Skip.UnlessLinux();
        var folders = new UserFolders(v => v == "XDG_STATE_HOME" ? "/s" : null, () => string.Empty);
        Assert.Equal("/s/deja", folders.State);
    }

    [Fact]
    public void This_users_folders_are_full_paths()
    {
        Assert.True(Path.IsPathFullyQualified(UserFolders.OfThisUser.State));
        Assert.True(Path.IsPathFullyQualified(UserFolders.OfThisUser.Cache));
        Assert.True(Path.IsPathFullyQualified(UserFolders.OfThisUser.Config));
    }

    private static UserFolders With(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(v => v.Name == name).Value, () => "/elsewhere");
}
