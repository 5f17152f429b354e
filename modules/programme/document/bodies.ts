import type { Block } from './blocks.ts';
import { isHeader } from './columns.ts';
import { readResponsibles, type Registry } from './organizations.ts';
import { readSessionName } from './session-name.ts';
import type { BodyFacts } from './types.ts';
import { sameBody, simple } from './words.ts';

const bodyName = /^(comisi[oó]n|subcomisi[oó]n|grupo (?:de trabajo|para|de)|subgrupo|consejo|comit[eé]|mesa)\b/i;

const typeOf = (name: string): BodyFacts['bodyType'] => {
  const text = simple(name);
  if (text.startsWith('subgrupo')) return 'subgroup';
  if (text.startsWith('grupo')) return 'working_group';
  if (text.startsWith('subcomision')) return 'consultative_subcommission';
  if (text.startsWith('comision intersecretarial')) return 'interministerial_commission';
  return text.startsWith('mesa') ? 'round_table' : 'other';
};

/** A heading without who coordinates and without its acronym. */
function bodyTitle(heading: string): { readonly name: string; readonly acronym: string | null; readonly coordinator: string | null } {
  const [title = '', coordinator = ''] = heading.split(/\s*\bcoordina(?:ci[oó]n)?:\s*/i);
  const acronym = /\((\p{Lu}[\p{Lu}\d]{1,14})\)\s*$/u.exec(title)?.[1] ?? null;
  return { name: title.replace(/\s*\([^)]*\)\s*$/, '').trim(), acronym, coordinator: coordinator === '' ? null : coordinator };
}

const coordinated = /coordinad[oa] por\s+(?:la |el |los )?(.+?)(?=\s+(?:propone|presenta|que|para|con el)\b|[,.:;]|$)/i;
const noSessions = /\bno (?:es un (?:sub)?grupo que )?sesiona\b/i;

/** The coordination that a paragraph names, in its own words. */
export const coordinatorIn = (text: string): string | null => coordinated.exec(text)?.[1] ?? null;

interface Section {
  readonly heading: Block;
  readonly blocks: readonly Block[];
}

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const starts = blocks.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []));
  return starts.map((start, at) => ({ heading: blocks[start] as Block, blocks: blocks.slice(start + 1, starts[at + 1] ?? blocks.length) }));
}

const hasSessions = (blocks: readonly Block[]): boolean => {
  const header = blocks.find(({ kind, cells }) => kind === 'row' && isHeader(cells))?.text ?? '';
  return blocks.some(({ kind, cells }) => kind === 'row' && readSessionName(cells[0] ?? '', header) !== null);
};

function factsOf({ heading, blocks }: Section, registry: Registry): BodyFacts | null {
  if (!bodyName.test(heading.text)) return null;
  const { name, acronym, coordinator: titled } = bodyTitle(heading.text);
  const prose = blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text).join('\n');
  const written = titled ?? coordinatorIn(prose);
  const holdsNoSessions = noSessions.test(prose);
  if (written === null && !holdsNoSessions && !hasSessions(blocks)) return null;
  const coordinator = written === null ? null : (readResponsibles(written, registry).found[0] ?? { asWritten: written, organization: null });
  return { name, acronym, bodyType: typeOf(name), parent: null, coordinator, holdsNoSessions };
}

/** Bodies that have a chapter of their own, with the heading that opens it, each under the body that it belongs to. */
export function bodiesOf(blocks: readonly Block[], registry: Registry): ReadonlyMap<Block, BodyFacts> {
  const found = new Map<Block, BodyFacts>();
  let commission: string | null = null;
  let group: string | null = null;
  for (const section of sectionsOf(blocks)) {
    const facts = factsOf(section, registry);
    if (facts === null) continue;
    if (facts.bodyType === 'interministerial_commission') commission = facts.name;
    if (facts.bodyType === 'working_group') group = facts.name;
    const parent = facts.bodyType === 'subgroup' ? group : facts.bodyType === 'interministerial_commission' ? null : commission;
    found.set(section.heading, { ...facts, parent });
  }
  return found;
}

/** A body in a list, under the name of its own chapter when it has one. */
export function mentionedBody(text: string, bodies: readonly BodyFacts[]): BodyFacts | null {
  if (!bodyName.test(text)) return null;
  const { name, acronym } = bodyTitle(text.replace(/[.;]$/, ''));
  const known = bodies.find((body) => sameBody(body.name, name));
  return known ?? { name, acronym, bodyType: typeOf(name), parent: null, coordinator: null, holdsNoSessions: false };
}
