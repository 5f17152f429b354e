import type { Block } from './blocks.ts';
import { bodiesOf, coordinatorIn, mentionedBody } from './bodies.ts';
import { isRule, joinPages } from './pages.ts';
import { actorsIn, isDated, readProse } from './prose.ts';
import { acronymSlips, isAcronymChapter, memberItems, memberName, nameInLawOf, registryOf } from './registry.ts';
import { readRow, tableOf, type Table } from './rows.ts';
import type { Registry, Responsible } from './organizations.ts';
import { isHeader } from './columns.ts';
import { splitDate } from './dates.ts';
import type { BodyFacts, Item, Passage, Reading } from './types.ts';
import { dismissed, open, understood, type Verdict } from './verdict.ts';
import { nameKey, simple } from './words.ts';

export interface ReadOptions {
  readonly year: number;
  /** Organisations that the system knows already. */
  readonly organizations?: readonly { readonly name: string; readonly acronym: string | null }[];
  /** Names of who acts that people let stand before, with the organisation that they mean if any. */
  readonly accepted?: readonly { readonly asWritten: string; readonly organization: string | null }[];
}

type Part = 'title' | 'contents' | 'presentation' | 'signature' | 'acronyms' | 'main';

const partOf = (title: string): Part => {
  const text = simple(title);
  if (/^(contenido|indice|tabla de contenido)/.test(text)) return 'contents';
  if (/^(presentacion|introduccion|antecedentes|mensaje)\b/.test(text)) return 'presentation';
  if (/^atentamente\b/.test(text)) return 'signature';
  return isAcronymChapter(title) ? 'acronyms' : 'main';
};

const objective = /^(?:➤\s*)?objetivo(?:\s+\p{L}+)?\s+(\d{1,2})\s*[.:–-]*-?\s*(.+)$/isu;
const numbered = /^(?:➤\s*)?(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)\.?\s+(.{20,})$/s;
const listedObjective = /^(\d{1,2})\.?\s*-?\s*(.{15,})$/s;
/** A heading over a list of what will be done: «…que contempla, entre otros:». */
const announces = /(?:siguientes?|contempla)[^.:]{0,40}[:.]$/i;
const contentsLine = /\.{3,}\s*(\|\s*)?\d+$/;

const bodyItem = (facts: BodyFacts): Item => ({ kind: 'body', key: `body:${nameKey(facts.name)}`, ...facts });

/** «Implementación del Programa Nacional para… 2022-2024». */
function nationalIn(heading: string): Item | null {
  const [, name, from, until] = /\b(programa nacional\b.*?)\s+((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b/is.exec(heading) ?? [];
  return name === undefined ? null : { kind: 'national', key: `national:${String(from)}-${String(until)}`, name: `${name} ${String(from)}-${String(until)}`, from: Number(from), until: Number(until) };
}

interface Intro {
  readonly text: string;
  readonly actors: readonly Responsible[];
  readonly promised: boolean;
}

/** Reads the blocks one after the other, knowing what stands above each. */
class Reader {
  readonly #blocks: readonly Block[];
  readonly #year: number;
  readonly #registry: Registry;
  readonly #bodies: ReadonlyMap<Block, BodyFacts>;
  readonly #members: ReadonlyMap<Block, string>;
  readonly #tables = new Map<number, Table>();
  #part: Part = 'title';
  #chapter = '';
  #objective: string | null = null;
  #strategy: string | null = null;
  #action: string | null = null;
  #body: BodyFacts | null = null;
  #international = false;
  #intro: Intro | null = null;
  #before: readonly Responsible[] = [];
  #list: readonly Intro[] = [];

  constructor(blocks: readonly Block[], { year, organizations = [], accepted = [] }: ReadOptions) {
    this.#blocks = blocks;
    this.#year = year;
    this.#registry = registryOf(blocks, organizations);
    for (const { asWritten, organization } of accepted) this.#registry.accept(asWritten, organization);
    this.#bodies = bodiesOf(blocks, this.#registry);
    this.#members = memberItems(blocks);
  }

  get registry(): Registry {
    return this.#registry;
  }

  read(block: Block, index: number): Verdict {
    if (this.#part === 'contents' && block.kind !== 'heading') return dismissed('contents');
    if (contentsLine.test(block.text)) return dismissed('contents');
    const verdict = this.#readKind(block, index);
    const slips = acronymSlips(block.text, this.#registry);
    return slips.length === 0 ? verdict : { ...verdict, notes: [...verdict.notes, ...slips] };
  }

  get chapter(): string {
    return this.#chapter;
  }

  #readKind(block: Block, index: number): Verdict {
    switch (block.kind) {
      case 'heading': return this.#heading(block);
      case 'row': return this.#row(block);
      case 'footnote': return this.#footnote(block);
      case 'paragraph': return this.#paragraph(block, index);
      case 'item': return this.#item(block, index);
    }
  }

  #heading(block: Block): Verdict {
    this.#intro = null;
    this.#list = [];
    const goal = this.#goal(block.text, true);
    if (goal !== null) return understood([goal]);
    this.#before = [];
    if (this.#isTitle(block)) return this.#title(block);
    this.#part = partOf(block.text);
    if (this.#part === 'signature') return dismissed('signature');
    const text = simple(block.text);
    const body = this.#bodies.get(block) ?? null;
    this.#body = body;
    this.#chapter = body?.name ?? block.text;
    if (block.level <= 2 && body === null && !/^([a-z] |\d )/.test(text)) this.#objective = null;
    if (this.#objective === null) this.#strategy = this.#action = null;
    this.#international = body === null && /\binternacional(es)?\b/.test(text) && !/nacional internacional/.test(text);
    if (this.#part === 'contents') return dismissed('contents');
    if (announces.test(block.text)) this.#intro = { text: block.text, actors: [], promised: true };
    const chapter: Item = { kind: 'chapter', key: `chapter:${nameKey(block.text)}`, title: block.text };
    const national = nationalIn(block.text);
    return understood([chapter, ...(body === null ? [] : [bodyItem(body)]), ...(national === null ? [] : [national])], body?.coordinator?.note === undefined ? [] : [body.coordinator.note]);
  }

  #isTitle({ text, kind }: Block): boolean {
    return this.#part === 'title' && this.#chapter === '' && text.length < 160 && (/^\s*(19|20)\d\d\s*$/.test(text) || /^(programa|plan)\b/i.test(text)) && (kind === 'heading' || !/[.:;]$/.test(text));
  }

  /** The name of the document and its year, before any chapter. */
  #title(block: Block): Verdict {
    const said = /^\D*(20\d\d)\D*$/.exec(block.text)?.[1];
    if (said !== undefined && Number(said) !== this.#year) return open('date_not_understood', said, [], [`El documento dice ${said} y se pidió el programa de ${String(this.#year)}.`]);
    const name = block.text.replace(/\s*20\d\d\s*$/, '');
    return understood([{ kind: 'programme', key: `programme:${String(this.#year)}`, name, year: this.#year }]);
  }

  /** Objective, strategy or action, which from here on what follows belongs to. */
  #goal(text: string, opens: boolean): Item | null {
    const [, number, words] = objective.exec(text) ?? [];
    if (number !== undefined && words !== undefined) {
      if (opens) [this.#objective, this.#strategy, this.#action, this.#body, this.#chapter, this.#part, this.#international] = [number, null, null, null, text, 'main', false];
      return { kind: 'objective', key: `objective:${number}`, number, text: words };
    }
    const [, dotted, said] = numbered.exec(text) ?? [];
    if (dotted === undefined || said === undefined) return null;
    const kind = dotted.split('.').length === 2 ? 'strategy' : 'action';
    if (opens) this.#chapter = text;
    if (opens && kind === 'strategy') [this.#strategy, this.#action] = [dotted, null];
    if (opens && kind === 'action') [this.#strategy, this.#action] = [dotted.split('.').slice(0, 2).join('.'), dotted];
    return { kind, key: `${kind}:${dotted}`, number: dotted, text: said };
  }

  #row(block: Block): Verdict {
    if (isRule(block)) return dismissed('table_rule');
    const table = this.#tables.get(block.table) ?? tableOf(block);
    this.#tables.set(block.table, table);
    return readRow(block, table, {
      ...this.#place(), year: this.#year, registry: this.#registry, bodyFacts: this.#body, international: this.#international, acronyms: this.#part === 'acronyms', actors: this.#intro?.actors ?? [],
    });
  }

  #place() {
    return { chapter: this.#chapter, objective: this.#objective, strategy: this.#strategy, action: this.#action, body: this.#body?.name ?? null };
  }

  #footnote(block: Block): Verdict {
    const law = nameInLawOf(block, this.#members);
    const organization = law === null ? null : this.#registry.find(memberName(law.member));
    if (law === null || organization === null) return dismissed('footnote');
    return understood([{ kind: 'organization', key: `organization:${nameKey(organization.name)}`, organization, memberOf: null }]);
  }

  #nextIs(index: number, kind: Block['kind']): boolean {
    return this.#blocks.slice(index + 1).find((block) => block.kind !== 'footnote')?.kind === kind;
  }

  #paragraph(block: Block, index: number): Verdict {
    this.#list = [];
    if (this.#isTitle(block)) return this.#title(block);
    const goal = this.#goal(block.text, true);
    if (goal !== null) return understood([goal]);
    const opens = block.text.endsWith(':');
    const before = this.#intro;
    this.#intro = opens ? this.#introOf(block, null) : null;
    if (this.#part === 'title') return dismissed('context');
    if (this.#part === 'signature' ) return dismissed('signature');
    if (this.#part === 'presentation') return dismissed('presentation');
    if (opens && this.#nextIs(index, 'row')) return this.#bodyProse(block) ?? dismissed('intro');
    if (this.#body !== null && coordinatorIn(block.text) !== null) return this.#bodyProse(block) ?? dismissed('context');
    const verdict = this.#prose(block, before);
    const dated = verdict.items.some((item) => item.kind === 'activity' && item.date !== null);
    return opens && !dated ? dismissed('intro') : verdict;
  }

  /** A paragraph of a body's chapter that says who coordinates it. */
  #bodyProse(block: Block): Verdict | null {
    return this.#body === null || coordinatorIn(block.text) === null ? null : understood([bodyItem(this.#body)]);
  }

  #introOf(block: Block, outer: Intro | null): Intro {
    const own = actorsIn(block.marked, this.#registry);
    const promised = /siguientes?\s*:$|\bacciones (?:siguientes|concretas)\b.*:$|(?:siguientes?|contempla)[^.]{0,90}:$/i.test(block.text) || outer?.promised === true;
    return { text: block.text, actors: own.length > 0 ? own : (outer?.actors ?? []), promised };
  }

  #prose(block: Block, intro: Intro | null): Verdict {
    const verdict = readProse(block, {
      ...this.#place(), year: this.#year, registry: this.#registry, introduced: this.#introduced(block, intro),
      promised: block.kind === 'item' && intro?.promised === true, introduction: block.kind === 'item' ? (intro?.text ?? '') : '', before: this.#before,
    });
    const actors = verdict.items.flatMap((item) => (item.kind === 'activity' ? item.responsibles : []));
    if (block.kind === 'paragraph' && verdict.outcome === 'understood') this.#before = actors;
    return verdict;
  }

  /** Who acts where the passage itself does not say: of a list, whoever introduces it; in a body's chapter, its coordination. */
  #introduced(block: Block, intro: Intro | null): readonly Responsible[] | null {
    if (block.kind === 'item' && intro !== null && intro.actors.length > 0) return intro.actors;
    const coordinator = this.#body?.coordinator ?? null;
    return coordinator === null ? null : [coordinator];
  }

  /** The sentence that introduces the list that an item stands in: of a deeper item, the item above it. */
  #introFor(block: Block): Intro | null {
    if (block.level === 0) this.#list = [];
    return block.level === 0 ? this.#intro : (this.#list.at(-1) ?? this.#intro);
  }

  #item(block: Block, index: number): Verdict {
    const alone = !this.#isGoalAt(index + 1) && !this.#isGoalAt(index - 1);
    const goal = this.#goal(block.text, alone);
    if (goal !== null) return understood([goal]);
    const intro = this.#introFor(block);
    const special = this.#listed(block, intro);
    if (special !== null) return special;
    if (this.#part === 'presentation' || this.#part === 'title') return dismissed('presentation');
    if (!block.text.endsWith(':')) return this.#prose(block, intro);
    this.#list = [this.#introOf(block, intro)];
    return dismissed('intro');
  }

  #isGoalAt(index: number): boolean {
    const other = this.#blocks[index];
    return other?.kind === 'item' && numbered.test(other.text);
  }

  /** Items of lists that name things: members of a body, bodies, objectives. */
  #listed(block: Block, intro: Intro | null): Verdict | null {
    const memberOf = this.#members.get(block);
    const organization = memberOf === undefined ? null : this.#registry.find(memberName(block));
    if (memberOf !== undefined && organization !== null) {
      const body = [...this.#bodies.values()].find(({ name }) => memberOf.includes(name))?.name ?? null;
      return understood([{ kind: 'organization', key: `organization:${nameKey(organization.name)}`, organization, memberOf: body }]);
    }
    const body = this.#body === null ? mentionedBody(block.text, [...this.#bodies.values()]) : null;
    if (body !== null && block.text.split('. ').length <= 1) return understood([bodyItem(body)]);
    const [, number, words] = intro !== null && /\bobjetivos\b/i.test(intro.text) ? (listedObjective.exec(block.text) ?? []) : [];
    return number === undefined || words === undefined ? null : understood([{ kind: 'objective', key: `objective:${number}`, number, text: words }]);
  }
}

/** Whether a row's cell of date, or a paragraph, speaks of a date of the year. */
const datedIn = (block: Block, year: number): boolean =>
  block.kind === 'row' ? !isHeader(block.cells) && block.cells.some((cell) => splitDate(cell, year).date.value !== null) : block.kind !== 'heading' && isDated(block, year);

/**
 * Understands a programme of work. Every block has exactly one outcome, and nothing is guessed without a note.
 * @param blocks as the file has them, in reading order
 */
export function understand(blocks: readonly Block[], options: ReadOptions): Reading {
  const joined = joinPages(blocks);
  const reader = new Reader(joined, options);
  const passages = joined.map((block, index): Passage => {
    const verdict = reader.read(block, index);
    const { lines, kind, text, cells } = block;
    return { number: index + 1, lines, kind, text, cells, chapter: reader.chapter, dated: datedIn(block, options.year), ...verdict };
  });
  return { year: options.year, passages, organizations: reader.registry.all };
}
