// The form: reading its questions from the catalogue's own files, and what is kept of what is typed.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partsOf, textOf } from '../src/form/DateAnswer';
import { withAnswer } from '../src/form/Entries';
import { type Field, fieldsOf, isAsked } from '../src/form/fields';
import { isSame } from '../src/form/useAnswers';

const FORMS = join(import.meta.dirname, '../../assets/catalogue/forms');
const TEXTS = readFileSync(join(import.meta.dirname, '../../assets/texts/catalogue.en.ftl'), 'utf8');
const names = readdirSync(FORMS).flatMap((name) =>
  name.endsWith('.schema.json') ? [name.replace('.schema.json', '')] : [],
);

/** The form as the program gives it: scopes count from its root, those of lists from their entry. */
function form(section: string): { schema: unknown; ui: unknown } {
  const read = (kind: string) => JSON.parse(readFileSync(join(FORMS, `${section}.${kind}.json`), 'utf8'));
  const moved = (element: Record<string, unknown>): unknown =>
    Object.fromEntries(
      Object.entries(element).map(([name, it]) => {
        if (name === 'scope') return [name, String(it).replace('#/', `#/properties/${section}/`)];
        if (name === 'elements') return [name, (it as Record<string, unknown>[]).map((child) => moved(child))];
        if (name === 'rule' || name === 'condition') return [name, moved(it as Record<string, unknown>)];
        return [name, it];
      }),
    );
  return {
    schema: { properties: { [section]: read('schema') } },
    ui: { type: 'Categorization', elements: [moved(read('ui'))] },
  };
}

const fields = (section: string) => {
  const { schema, ui } = form(section);
  return fieldsOf(schema, ui, section);
};
const named = (section: string, name: string) => fields(section).find((it) => it.name === name)!;

test.each(names)('every question of "%s" can be asked, in words', (section) => {
  const { schema } = form(section) as { schema: { properties: Record<string, { properties: object }> } };
  const found = fields(section);
  expect(found.map((it) => it.name).sort()).toEqual(Object.keys(schema.properties[section]!.properties).sort());
  const all = (list: Field[]): Field[] => list.flatMap((it) => [it, ...all(it.fields)]);
  const keys = all(found).flatMap((it) => [it.label, ...it.options.map((option) => option.label)]);
  expect(keys.filter((key) => !TEXTS.includes(`\n${key} =`))).toEqual([]);
  expect(all(found).filter((it) => it.kind === 'choice' && it.options.length === 0)).toEqual([]);
  expect(all(found).filter((it) => it.kind === 'entries' && it.fields.length === 0)).toEqual([]);
});

test('a question that depends on another is asked only then', () => {
  const paid = named('studies', 'tuition-paid');
  expect(isAsked(paid, { tuition: true })).toBe(true);
  expect(isAsked(paid, { tuition: false })).toBe(false);
  expect(isAsked(paid, {})).toBe(false);
  expect(isAsked(named('studies', 'school'), {})).toBe(true);
});

test('kinds and what may be left out are known', () => {
  const kinds = ['birth-date', 'birth-country', 'sex', 'stateless', 'other-nationalities', 'former-names'];
  expect(kinds.map((name) => named('personal', name).kind)).toEqual([
    'date',
    'country',
    'choice',
    'truth',
    'countries',
    'text',
  ]);
  expect([named('personal', 'family-name').optional, named('personal', 'former-names').optional]).toEqual([
    false,
    true,
  ]);
  expect(named('family', 'members').fields.map((it) => it.name)).toContain('birth-date');
});

test('half a date is kept as it was typed, and a whole one as the calendar writes it', () => {
  expect(textOf({ day: '3', month: '2', year: '1999' })).toBe('1999-02-03');
  expect(textOf({ day: '', month: '2', year: '1999' })).toBe('1999-02-');
  expect(textOf({ day: '', month: '', year: '' })).toBeNull();
  for (const text of ['1999-02-03', '1999-02-', '--07', '1999--']) expect(textOf(partsOf(text))).toBe(text);
  expect(partsOf('2026-10-09')).toEqual({ day: '9', month: '10', year: '2026' });
});

test('an answer that is taken out of an entry leaves nothing behind', () => {
  const entries = [{ name: 'Ali' }, { name: 'Bo', born: '2020-01-01' }];
  expect(withAnswer(entries, 1, 'born', null)).toEqual([{ name: 'Ali' }, { name: 'Bo' }]);
  expect(withAnswer(entries, 0, 'born', '2021-01-01')[0]).toEqual({ name: 'Ali', born: '2021-01-01' });
  expect(entries[1]).toEqual({ name: 'Bo', born: '2020-01-01' });
});

test('what was typed is the same as what the store has, whatever nothing looks like', () => {
  expect(isSame('', undefined)).toBe(true);
  expect(isSame([], null)).toBe(true);
  expect(isSame([{ a: '1', b: '' }], [{ a: '1' }])).toBe(true);
  expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(isSame(false, null)).toBe(false);
  expect(isSame('a', 'b')).toBe(false);
});
