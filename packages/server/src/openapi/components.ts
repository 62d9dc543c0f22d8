import * as z from "zod/mini";

import { documentation } from "../schemas/documentation.ts";

/** The schemas of a document that have a name. */
export interface Components {
  /** A reference to one of them. */
  referTo(schema: z.core.$ZodType): { $ref: string };
  /** All of them, by name. What has a default may be left out, as of the body of a request. */
  schemas(): Record<string, object>;
}

/** Gives schemas the names that they have in a document. What has none is written where it is used. */
export function nameSchemas(named: Readonly<Record<string, z.core.$ZodType>>): Components {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  return {
    referTo: (schema) => ({ $ref: referenceTo(registry.get(schema)!.id) }),
    schemas() {
      const { schemas } = z.toJSONSchema(registry, { ...options, io: "input", uri: referenceTo });
      return Object.fromEntries(
        Object.entries(schemas).map(([name, { $schema: _dialect, $id: _uri, ...schema }]) => [name, schema]),
      );
    },
  };
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
    if (jsonSchema.format === "date-time" || jsonSchema.format === "uuid") delete jsonSchema.pattern;
  },
};
