// The words: every key that the pages use is there in every language, and none is there for nothing.

import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '../src');
const TEXTS = join(import.meta.dirname, '../../assets/texts');
const LANGUAGES = ['en', 'fi', 'sv'];

function sources(): { name: string; text: string }[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(SOURCES, name), 'utf8') }));
}

function file(language: string): string {
  return readFileSync(join(TEXTS, `${language}.ftl`), 'utf8');
}

function bundle(language: string): FluentBundle {
  const made = new FluentBundle(language, { useIsolating: false });
  expect(made.addResource(new FluentResource(file(language)))).toEqual([]);
  return made;
}

const used = new Set(sources().flatMap(({ text }) => [...text.matchAll(/['"`](ui-[a-z0-9-]+)['"`]/g)].map((m) => m[1] ?? '')));
const written = (language: string) => [...file(language).matchAll(/^(ui-[a-z0-9-]+) =/gm)].map((m) => m[1] ?? '');

test.each(LANGUAGES)('every key that is used has words in %s', (language) => {
  const words = bundle(language);
  expect(used.size).toBeGreaterThan(200);
  expect([...used].filter((key) => !words.getMessage(key)?.value)).toEqual([]);
});

test.each(LANGUAGES)('every key in %s is used, and stands there once', (language) => {
  const keys = written(language);
  expect(keys.filter((key) => !used.has(key))).toEqual([]);
  expect(keys.length).toBe(new Set(keys).size);
});

test('every text has the same variables in every language', () => {
  const variables = LANGUAGES.map((language) => {
    const bodies = file(language).split(/^(?=[a-z])/m).map((body) => [body.split(' =')[0] ?? '', body] as const);
    const inside = (body: string) => [...new Set([...body.matchAll(/\$(\w+)/g)].map((m) => m[1]))].sort().join();
    return new Map(bodies.map(([key, body]) => [key, inside(body)]));
  });
  const different = written('en').filter((key) => new Set(variables.map((it) => it.get(key))).size > 1);
  expect(variables[0]?.get('ui-size-of')).toBe('limit,size');
  expect(different).toEqual([]);
});

test('a translation is not the English text left as it was', () => {
  const english = bundle('en');
  const say = (words: FluentBundle, key: string) => {
    const value = words.getMessage(key)?.value;
    return value ? words.formatPattern(value, { count: 2, total: 2 }, []) : '';
  };
  for (const language of ['fi', 'sv']) {
    const words = bundle(language);
    const same = written('en').filter((key) => say(english, key) === say(words, key) && say(english, key).length > 12);
    expect(same).toEqual([]);
  }
});

test('one and many are said differently', () => {
  const finnish = bundle('fi');
  const pages = finnish.getMessage('ui-pages')?.value ?? '';
  expect(finnish.formatPattern(pages, { count: 1 })).toBe('1 sivu');
  expect(finnish.formatPattern(pages, { count: 12 })).toBe('12 sivua');
});

test('no words stand in the pages themselves', () => {
  const spoken = sources()
    .filter(({ name }) => name.endsWith('.tsx'))
    .flatMap(({ name, text }) => [...text.matchAll(/(?<!=)>\s*([A-Za-z][a-z]+[^<>{}()=;]*)<\//g)].map((m) => `${name}: ${m[1]}`))
    .filter((it) => !it.endsWith('Liite\n            ') && !/: Liite\s*$/.test(it));
  expect(spoken).toEqual([]);
});
