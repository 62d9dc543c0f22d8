import * as z from "zod/mini";

import { documentation } from "../schemas/documentation.ts";

/** Every schema that has a name, as a component. */
export function schemaComponents(): Record<string, object> {
  const { schemas } = z.toJSONSchema(documentation, { ...options, uri: referenceTo });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _uri, ...schema }]) => [name, schema]),
  );
}

/** A reference to a component that is a schema. */
export function schemaReference(schema: z.core.$ZodType): { $ref: string } {
  return { $ref: referenceTo(documentation.get(schema)!.id!) };
}

/** The parameters of an operation, from the schema that validates them all. */
export function parametersOf(location: "query" | "path", { shape }: z.ZodMiniObject): object[] {
  return Object.entries(shape).map(([name, parameter]) => {
    const { $schema: _dialect, description, examples, ...schema } = z.toJSONSchema(parameter, options);
    const required = location === "path";
    return { name, in: location, required, description, schema, example: examples?.[0] };
  });
}

const referenceTo = (name: string) => `#/components/schemas/${name}`;

const options: z.core.ToJSONSchemaParams = {
  metadata: documentation,
  override({ jsonSchema }) {
    // zod adds the whole calendar as a pattern. Nobody would read it, and some generators choke on it.
    if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
    // The name of a component is its key.
    delete jsonSchema.id;
  },
};
