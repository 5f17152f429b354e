import type { Block } from './blocks.ts';
import { looksLikeOrganization, Registry, TECHNICAL_SECRETARIAT_NAME } from './organizations.ts';
import { nameKey, simple } from './words.ts';

/** Where the document lists what its abbreviations mean. */
export const isAcronymChapter = (title: string): boolean => /\b(siglas|acronimos|abreviaturas)\b/.test(simple(title));

/** «…En español: Oficina de las Naciones Unidas…» is the name; a sentence after it explains and is no part of it. */
export const nameIn = (meaning: string): string => {
  const spanish = /en español:\s*(.+)$/is.exec(meaning)?.[1] ?? meaning;
  return spanish.split('. ')[0]?.replace(/\.$/, '').trim() ?? spanish;
};

interface AcronymRow {
  readonly acronym: string;
  readonly meaning: string;
  readonly lines: readonly number[];
}

/** Rows of the list of acronyms. */
function acronymRows(blocks: readonly Block[]): readonly AcronymRow[] {
  let inside = false;
  return blocks.flatMap(({ kind, text, cells, lines }) => {
    if (kind === 'heading') inside = isAcronymChapter(text);
    const [acronym = '', meaning = ''] = cells;
    return inside && kind === 'row' && cells.length === 2 && acronym !== '' && meaning !== '' ? [{ acronym, meaning, lines }] : [];
  });
}

const memberIntro = /\bse integra\b|\bintegrad[oa] por\b|\bla conforman\b/i;

/** Items of the list of who belongs to a body, with the sentence that introduces the list. */
export function memberItems(blocks: readonly Block[]): ReadonlyMap<Block, string> {
  const found = new Map<Block, string>();
  let intro: string | null = null;
  for (const block of blocks) {
    if (block.kind === 'item' && intro !== null) found.set(block, intro);
    else if (block.kind !== 'footnote' && block.kind !== 'item') intro = block.kind === 'paragraph' && memberIntro.test(block.text) && block.text.endsWith(':') ? block.text : null;
  }
  return found;
}

/** The organisation that an item of a list of members names: in bold inside a sentence, or the whole item without its remark. */
export function memberName({ marked, text }: Block): string {
  const strong = /\*\*(.+?)\*\*/.exec(marked)?.[1];
  return (strong ?? text).replace(/\^\d+/g, '').replace(/\s*\(.*$/, '').replace(/[.;]$/, '').trim();
}

const lawName = /["“]([^"”]+)["”]\s+en la Ley/i;

/** A footnote that says how the law still calls a member. */
export function nameInLawOf(note: Block, members: ReadonlyMap<Block, string>): { readonly member: Block; readonly nameInLaw: string } | null {
  const nameInLaw = lawName.exec(note.text)?.[1];
  const member = [...members.keys()].find(({ marked }) => new RegExp(`\\^${String(note.level)}(?!\\d)`).test(marked));
  return nameInLaw === undefined || member === undefined ? null : { member, nameInLaw };
}

/** «Name of the organisation (ACRONYM)». */
const inline = /((?:Secretaría|Comisión Nacional|Comisión Ejecutiva|Consejo Nacional|Dirección General|Fiscalía|Instituto|Organización|Fundación|Oficina|Centro|Coalición|Universidad)\b[^().,;:“”"\n]{3,140}?)\s*\((\p{Lu}[\p{Lu}\d]{1,14})\)/gu;

interface InlineAcronym {
  readonly name: string;
  readonly acronym: string;
}

/** Abbreviations explained inside a text. */
const inlineAcronyms = (text: string): readonly InlineAcronym[] =>
  [...text.matchAll(inline)].map(([, name = '', acronym = '']) => ({ name: name.trim(), acronym }));

/**
 * Everything that the document calls by a name of its own, before reading who does what.
 * @param known organisations that the system has already
 */
export function registryOf(blocks: readonly Block[], known: readonly { readonly name: string; readonly acronym: string | null }[]): Registry {
  const registry = new Registry();
  registry.add({ name: TECHNICAL_SECRETARIAT_NAME, acronym: 'ST', lines: [] });
  const rows = acronymRows(blocks).map((row) => ({ ...row, name: nameIn(row.meaning) }));
  for (const { name, acronym, lines } of rows) if (looksLikeOrganization(name)) registry.add({ name, acronym, lines });
  const members = memberItems(blocks);
  for (const member of members.keys()) registry.add({ name: memberName(member), lines: member.lines });
  for (const { name, acronym, lines } of rows) if (!looksLikeOrganization(name) && registry.find(name) !== null) registry.add({ name, acronym, lines });
  for (const note of blocks.filter(({ kind }) => kind === 'footnote')) {
    const law = nameInLawOf(note, members);
    if (law !== null) registry.add({ name: memberName(law.member), nameInLaw: law.nameInLaw, lines: note.lines });
  }
  for (const block of blocks) for (const { name, acronym } of inlineAcronyms(block.text)) registry.add({ name, acronym, lines: block.lines });
  for (const { name, acronym } of known) registry.add({ name, acronym, lines: [] });
  return registry;
}

/** An acronym of the text that is not the one of the list: «PFAD» for «PADF». */
export const acronymSlips = (text: string, registry: Registry): readonly string[] => inlineAcronyms(text).flatMap(({ name, acronym }) => {
  const listed = registry.find(name)?.acronym ?? acronym;
  return nameKey(listed) === nameKey(acronym) ? [] : [`Aquí se abrevia «${acronym}» y en otra parte «${listed}»: se conserva como está escrito.`];
});
