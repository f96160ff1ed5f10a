/// JSON for replies.
module Deja.Json

open System.Text.Json.Nodes
open System.Text.RegularExpressions

/// What is to be told to who asked, in a sentence.
exception Told of string

/// Names and values as a JSON object.
let fields (pairs: (string * JsonNode) list) =
    let made = JsonObject()
    for name, value in pairs do made[name] <- value
    made

let text (value: string) : JsonNode = JsonValue.Create value
let number (value: int) : JsonNode = JsonValue.Create value
let oneLine (message: string) = Regex.Replace(message.Trim(), @"\s+", " ")
