namespace Deja.Site.Colouring;

/// <summary>What a piece of a style sheet is about.</summary>
internal enum StylePart
{
    /// <summary>What a rule is for.</summary>
    Selector,

    /// <summary>What a property is.</summary>
    Value,

    /// <summary>Behind <c>@</c>.</summary>
    Rule,
}
