namespace Deja.Site.Colouring.Languages;

/// <summary>Clojure.</summary>
internal static class Clojure
{
    public static LanguageTable Table { get; } = new("clojure", "clj", "cljs", "edn")
    {
        Keywords = "and as-> case catch cond condp cond-> def defmacro defmethod defmulti defn defn- defprotocol defrecord deftype do doseq dotimes fn for if if-let if-not import let letfn loop new ns or quote recur require throw try when when-let when-not while ->> ->",
        Builtins = "apply assoc atom comp conj count deref dissoc filter first get into keys last map merge nil? nth partial print println range reduce rest seq some str swap! update vals",
        Literals = "true false nil",
        NameCharacters = "-+*!?<>=/.:&'",
        Forms =
        [
            new(CodeToken.Comment, ";", null),
            new(CodeToken.Quoted, "\"", "\"") { Escape = '\\', IsLong = true },
        ],
    };
}
