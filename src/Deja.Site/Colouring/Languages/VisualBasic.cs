namespace Deja.Site.Colouring.Languages;

/// <summary>VisualBasic.</summary>
internal static class VisualBasic
{
    public static LanguageTable Table { get; } = new("vb", "vbnet", "vba")
    {
        Keywords = "AddHandler AddressOf And AndAlso As ByRef ByVal Call Case Catch Class Const Continue Declare Default Delegate Dim Do Each Else ElseIf End Enum Erase Event Exit Finally For Friend Function Get Global GoTo Handles If Implements Imports In Inherits Interface Is Let Lib Like Loop Me Mod Module MustInherit MyBase Namespace New Next Not Of On Option Optional Or OrElse Overloads Overrides ParamArray Partial Private Property Protected Public RaiseEvent ReadOnly ReDim RemoveHandler Resume Return Select Set Shared Static Step Stop Structure Sub SyncLock Then Throw To Try Until Using When While With WithEvents Xor",
        Types = "Boolean Byte Char Date Decimal Double Integer Long Object Short Single String",
        Literals = "True False Nothing",
        Forms =
        [
            new(CodeToken.Comment, "'", null),
            new(CodeToken.Quoted, "\"", "\"") { Doubles = true },
        ],
        IgnoresCase = true,
    };
}
