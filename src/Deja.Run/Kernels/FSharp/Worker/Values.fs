/// Values of blocks as JSON.
module Deja.Values

open System
open System.Collections
open System.Text.Json
open System.Text.Json.Nodes
open FSharp.Reflection
open Deja.Json

/// A value as JSON.
let rec plain (value: obj) : JsonNode =
    let pair (item: obj) name = item.GetType().GetProperty(name: string).GetValue item
    let isMap (kind: Type) = kind.GetInterfaces() |> Array.exists (fun i -> i.IsGenericType && (i.GetGenericTypeDefinition() = typedefof<Generic.IDictionary<_, _>> || i.GetGenericTypeDefinition() = typedefof<Generic.IReadOnlyDictionary<_, _>>))
    let list (items: IEnumerable) = JsonArray([| for item in items -> plain item |])
    match value with
    | null -> null
    | :? string as known -> text known
    | :? float as known when not (Double.IsFinite known) -> null
    | :? float32 as known when not (Single.IsFinite known) -> null
    | :? bigint as known -> JsonNode.Parse(string known)
    | :? Enum | :? TimeSpan | :? char -> text (string value)
    | :? Data.DataTable as table -> JsonArray([| for row in table.Rows -> fields [ for column in table.Columns -> column.ColumnName, plain row[column] ] :> JsonNode |])
    | :? DBNull -> null
    | _ ->
        let kind = value.GetType()
        if kind.IsPrimitive || value :? decimal || value :? DateTime || value :? DateTimeOffset || value :? DateOnly || value :? TimeOnly || value :? Guid then JsonSerializer.SerializeToNode(value, kind)
        elif isMap kind then fields [ for item in (value :?> IEnumerable) -> string (pair item "Key"), plain (pair item "Value") ]
        elif value :? IEnumerable then list (value :?> IEnumerable)
        elif FSharpType.IsTuple kind then list (FSharpValue.GetTupleFields value)
        elif FSharpType.IsRecord kind then fields [ for field in FSharpType.GetRecordFields kind -> field.Name, plain (field.GetValue value) ]
        elif kind.IsGenericType && (kind.GetGenericTypeDefinition() = typedefof<_ option> || kind.GetGenericTypeDefinition() = typedefof<_ voption>) then
            FSharpValue.GetUnionFields(value, kind) |> snd |> Array.tryHead |> Option.map plain |> Option.toObj
        elif FSharpType.IsUnion kind && Array.isEmpty (snd (FSharpValue.GetUnionFields(value, kind))) then text (fst (FSharpValue.GetUnionFields(value, kind))).Name
        else raise (Told $"a {kind.Name} can't be handed over as JSON; a number, a text, a list, a map, a record or a table can")
