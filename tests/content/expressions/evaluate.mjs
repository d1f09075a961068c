// Reads {scope, sources} as JSON and prints what JavaScript itself makes of each source: a value with its type, or null for an error.
import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";

const { scope, sources } = JSON.parse(readFileSync(0, "utf8"));
const context = createContext({});
const inside = new Script(`globalThis.read = JSON.parse; globalThis.array = Array.isArray;`);
inside.runInContext(context);
for (const [name, value] of Object.entries(scope)) context[name] = context.read(JSON.stringify(value));

function told(value) {
  if (value === undefined) return ["undefined"];
  if (value === null) return ["null"];
  if (typeof value === "number") return ["number", Object.is(value, -0) ? "-0" : String(value)];
  if (typeof value === "string") return ["string", Array.from({ length: value.length }, (_, index) => value.charCodeAt(index))];
  if (typeof value === "boolean") return ["boolean", value];
  if (typeof value !== "object") return ["other"];
  if (Array.isArray(value)) return ["array", value.map(told)];
  return ["object", Object.keys(value).map((key) => [key, told(value[key])])];
}

const answers = sources.map((source) => {
  try {
    return told(new Script(`"use strict"; (${source}\n)`).runInContext(context, { timeout: 1000 }));
  } catch {
    return null;
  }
});
process.stdout.write(JSON.stringify(answers));
