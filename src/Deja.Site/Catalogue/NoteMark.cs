namespace Deja.Site.Catalogue;

/// <summary>Why a note is kept out of a build.</summary>
public enum NoteMark
{
    /// <summary>It is not.</summary>
    None,

    /// <summary><c>draft: true</c>, or it stands in <c>_drafts</c>.</summary>
    Draft,

    /// <summary><c>published: false</c>.</summary>
    Unpublished,

    /// <summary>Its date is yet to come.</summary>
    Future,
}
