namespace Deja.Site.Links;

/// <summary>Where a link of a note leads.</summary>
internal enum LinkKind
{
    /// <summary>As it is written: out of the notebook, or to an address that no file stands for.</summary>
    AsWritten,

    /// <summary>To a note's page.</summary>
    Note,

    /// <summary>To a file that is copied beside the pages.</summary>
    File,

    /// <summary>To a file that is not there.</summary>
    Missing,
}
