// The questions of a form's steps, read from its JSON Schema and UI schema. Only what those of the catalogue can say is
// read; whether an answer is right is judged by the program alone.

export type Kind =
  'text' | 'long' | 'date' | 'country' | 'choice' | 'truth' | 'confirm' | 'number' | 'countries' | 'entries';

export type Field = {
  /** Its name within the step or the entry. */
  name: string;
  /** Key of its words; its hint is an attribute of the same. */
  label: string;
  hint: boolean;
  kind: Kind;
  /** Asked only of some, so an empty answer may be left. */
  optional: boolean;
  /** Asked only when another answer of the same step or entry is this. */
  when: { name: string; is: unknown } | null;
  /** What can be chosen, with the keys of the words. */
  options: { value: string; label: string }[];
  /** What is asked of each entry of a list. */
  fields: Field[];
  /** Most characters of a text, or entries of a list. */
  most: number;
  format: string | null;
};

type Schema = {
  type?: string;
  format?: string;
  enum?: string[];
  const?: unknown;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  'x-options'?: string;
};

type Element = {
  type: string;
  label?: string;
  scope?: string;
  elements?: Element[];
  options?: { hint?: boolean; multi?: boolean; detail?: Element };
  rule?: { condition: { scope: string; schema: { const?: unknown } } };
};

/** The questions of one step. `schema` and `ui` are of the whole form. */
export function fieldsOf(schema: unknown, ui: unknown, section: string): Field[] {
  const inner = (schema as Schema).properties?.[section];
  const scope = `#/properties/${section}/`;
  const step = (ui as Element).elements?.find((it) => controls(it).some((control) => control.scope?.startsWith(scope)));
  return inner && step ? read(inner, step) : [];
}

/** Whether this question is asked, given the answers beside it. */
export function isAsked(field: Field, beside: Record<string, unknown>): boolean {
  return field.when === null || beside[field.when.name] === field.when.is;
}

function read(schema: Schema, parent: Element): Field[] {
  return controls(parent).flatMap((control) => {
    const name = lastOf(control.scope);
    const property = schema.properties?.[name];
    if (!property || !control.label) return [];
    const condition = control.rule?.condition;
    const items = property.items ?? {};
    const detail = control.options?.detail;
    return {
      name,
      label: control.label,
      hint: control.options?.hint === true,
      kind: kindOf(property, control.options?.multi === true),
      optional: !condition && !schema.required?.includes(name),
      when: condition ? { name: lastOf(condition.scope), is: condition.schema.const } : null,
      options: optionsOf(property, control.label),
      fields: detail ? read(items, detail) : [],
      most: property.maxLength ?? property.maxItems ?? 200,
      format: property.format ?? null,
    };
  });
}

function controls(parent: Element): Element[] {
  return (parent.elements ?? []).flatMap((it) => (it.type === 'Control' ? [it] : controls(it)));
}

const lastOf = (scope: string | undefined) => scope?.split('/').pop() ?? '';

function kindOf(property: Schema, long: boolean): Kind {
  if (property.type === 'array') return property.items?.properties ? 'entries' : 'countries';
  if (property.type === 'integer') return 'number';
  if (property.type === 'boolean') return property.const === true ? 'confirm' : 'truth';
  if (property.enum) return 'choice';
  if (property.format === 'date' || property.format === 'country') return property.format;
  return long ? 'long' : 'text';
}

function optionsOf(property: Schema, label: string): Field['options'] {
  const set = property['x-options'];
  const prefix = set ? `option-${set}` : label;
  return (property.enum ?? []).map((value) => ({ value, label: `${prefix}-${value}` }));
}
