namespace Deja.Site.Colouring.Languages;

/// <summary>Lisp.</summary>
internal static class Lisp
{
    public static LanguageTable Table { get; } = new("lisp", "elisp", "emacs-lisp", "scheme", "scm", "racket", "common-lisp", "el")
    {
        Keywords = "and begin case cond define define-syntax defconst defcustom defgeneric defmacro defmethod defparameter defun defvar do dolist dotimes else if interactive labels lambda let let* letrec loop or progn provide quote require set! setf setq unless when while",
        Builtins = "append apply car cdr concat cons eq equal format funcall length list mapcar message not null",
        Literals = "nil t",
        NameCharacters = "-+*!?<>=/:&",
        Forms =
        [
            new(CodeToken.Comment, "#|", "|#") { IsLong = true, Nests = true },
            new(CodeToken.Comment, ";", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
        ],
    };
}
