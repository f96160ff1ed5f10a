/// The types of values that come from another language.
module Deja.Types

open System
open System.Text.Json

/// The type that F# would give such values; null stands for a value that is missing.
let rec typeOf (values: JsonElement list) =
    let there = values |> List.filter (fun v -> v.ValueKind <> JsonValueKind.Null)
    let all kinds = not there.IsEmpty && there |> List.forall (fun v -> List.contains v.ValueKind kinds)
    let orNone kind = if there.Length < values.Length then kind + " option" else kind
    let anything = "System.Text.Json.JsonElement"
    if there.IsEmpty then "obj"
    elif all [ JsonValueKind.String ] then "string"
    elif all [ JsonValueKind.True; JsonValueKind.False ] then orNone "bool"
    elif all [ JsonValueKind.Number ] then
        orNone (if there |> List.forall (fun v -> fst (v.TryGetInt32())) then "int" elif there |> List.forall (fun v -> fst (v.TryGetInt64())) then "int64" else "float")
    elif all [ JsonValueKind.Array ] then typeOf [ for v in there do yield! v.EnumerateArray() ] + " list"
    elif all [ JsonValueKind.Object ] then
        let names = there |> List.collect (fun v -> [ for p in v.EnumerateObject() -> p.Name ]) |> List.distinct
        let none = JsonDocument.Parse("null").RootElement
        let column (name: string) = typeOf [ for v in there -> match v.TryGetProperty name with | true, found -> found | _ -> none ]
        let isName (name: string) = name <> "" && not (name.Contains '`' || name |> Seq.exists Char.IsControl)
        // A record of more fields can't be made from JSON, nor one whose fields differ by case alone.
        if names.IsEmpty || names.Length > 64 || not (List.forall isName names) || (names |> List.distinctBy (fun n -> n.ToUpperInvariant())).Length < names.Length then anything
        else "{| " + String.Join("; ", [ for name in names -> $"``{name}``: {column name}" ]) + " |}"
    else anything
