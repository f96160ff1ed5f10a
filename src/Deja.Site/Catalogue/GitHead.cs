namespace Deja.Site.Catalogue;

/// <summary>Which commit is checked out, by git's own files: when it changes, notes may have other dates.</summary>
internal static class GitHead
{
    /// <summary>The commit or what stands for it; empty where there is no repository.</summary>
    public static string Of(string folder)
    {
        try
        {
            for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            {
                var git = Path.Combine(at, ".git");
                if (File.Exists(git)) git = Path.GetFullPath(Path.Combine(at, File.ReadAllText(git).Replace("gitdir:", string.Empty, StringComparison.Ordinal).Trim()));
                if (!File.Exists(Path.Combine(git, "HEAD"))) continue;
                var head = File.ReadAllText(Path.Combine(git, "HEAD")).Trim();
                if (!head.StartsWith("ref: ", StringComparison.Ordinal)) return head;
                var reference = Path.Combine(git, head[5..]);
                return File.Exists(reference) ? File.ReadAllText(reference).Trim() : head;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // As without a repository.
        }

        return string.Empty;
    }
}
