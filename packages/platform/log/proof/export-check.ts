import { createHash } from 'node:crypto';
import { Chain } from './chain.ts';
import { Findings, type Finding } from './findings.ts';
import { endText, HOUSE, readLine, type EndLine, type Header, type Line, type TreeLine } from './lines.ts';
import { isSigned, readKey, readNote, writeKey } from './note.ts';
import { Outside } from './outside.ts';
import { TreeCheck } from './tree-check.ts';

/** What the verifier is given besides the file. */
export interface Known {
  /** Contents of files of checkpoints kept elsewhere. */
  readonly outside?: readonly string[];
  /** Published key that must be the one that signs; without it the file's own is believed, and its name reported. */
  readonly key?: Uint8Array;
}

export interface TreeReport {
  readonly tree: string;
  readonly acronym: string | null;
  readonly first: number;
  readonly count: number;
  /** Leaves of the whole tree at the last checkpoint. */
  readonly size: number;
}

export interface Report {
  readonly findings: readonly Finding[];
  /** All findings, also those beyond the ones kept. */
  readonly total: number;
  readonly header: Header | null;
  readonly keys: readonly string[];
  readonly entries: number;
  readonly trees: readonly TreeReport[];
  readonly checkpoints: { readonly first: number; readonly last: number; readonly from: string; readonly until: string } | null;
  /** How many checkpoints from outside were compared with the file's. */
  readonly witnessed: number;
  /** Hash of each checkpoint's note, to compare files with one another. */
  readonly hashes: ReadonlyMap<number, Buffer>;
}

/** Checkpoints that two files tell differently: two histories of one log. */
export function disagreements(reports: readonly Report[]): Finding[] {
  const known = new Map<number, Buffer>();
  const found = new Set<number>();
  for (const [number, hash] of reports.flatMap(({ hashes }) => [...hashes])) {
    if (!(known.get(number) ?? hash).equals(hash)) found.add(number);
    known.set(number, hash);
  }
  return [...found].map((checkpoint) => ({ kind: 'outside_differs', checkpoint }));
}

/** Verifies one exported file, line by line, in constant memory. Never throws for what a file may contain. */
export class ExportCheck {
  readonly #findings = new Findings();
  readonly #known: Known;
  readonly #digest = createHash('sha256');
  readonly #trees: TreeReport[] = [];
  #keys: readonly Buffer[] = [];
  #header: Header | null = null;
  #chain: Chain;
  #tree: TreeCheck | null = null;
  #line = 0;
  #entries = 0;
  #isEnded = false;

  constructor(known: Known = {}) {
    this.#known = known;
    this.#chain = new Chain([], false, this.#findings);
  }

  /** @param text one line, without its line break */
  line(text: string): void {
    this.#line += 1;
    const read = readLine(text);
    if (this.#isEnded || read === null || (this.#line === 1) !== (read.type === 'header')) {
      this.#findings.add({ kind: 'line_altered', line: this.#line });
    } else this.#take(read);
    this.#digest.update(`${text}\n`);
  }

  #take(line: Line): void {
    if (line.type === 'header') this.#begin(line);
    else if (line.type === 'checkpoint') this.#chain.add(line.note, this.#line);
    else if (line.type === 'tree') this.#openTree(line);
    else if (line.type === 'stray') this.#findings.add({ kind: 'entry_stray', entry: line.entry.id, tree: line.entry.owner_institution_id ?? HOUSE, line: this.#line });
    else if (line.type === 'end') this.#end(line);
    else if (this.#tree === null) this.#findings.add({ kind: 'line_altered', line: this.#line });
    else if (line.type === 'consistency') this.#tree.consistency(line, this.#line);
    else {
      this.#entries += 1;
      this.#tree.entry(line, this.#line);
    }
  }

  #begin(header: Header): void {
    const { key } = this.#known;
    const keys = header.keys.map(readKey).filter((known) => known !== null);
    const trusted = key === undefined ? keys : keys.filter((known) => known.equals(key));
    if (trusted.length === 0) this.#findings.add({ kind: 'key_unknown', line: this.#line });
    this.#header = header;
    this.#keys = trusted;
    this.#chain = new Chain(trusted, header.from !== null || header.until !== null, this.#findings);
  }

  #openTree(line: TreeLine): void {
    this.#closeTree();
    this.#tree = new TreeCheck(line, this.#chain.heads.get(line.tree) ?? [], this.#findings);
    const { tree, acronym, first, count } = line;
    if (this.#trees.some((known) => known.tree === tree)) this.#findings.add({ kind: 'line_altered', line: this.#line, tree });
    this.#trees.push({ tree, acronym, first, count, size: this.#tree.size });
  }

  #closeTree(): void {
    this.#tree?.finish();
    this.#tree = null;
  }

  #end({ entries, note }: EndLine): void {
    this.#closeTree();
    this.#isEnded = true;
    const read = readNote(note);
    const text = endText(this.#digest.copy().digest('hex'), this.#line - 1);
    const isSealed = entries === this.#entries && read?.text === text && this.#keys.some((key) => isSigned(read, key));
    if (!isSealed && this.#findings.total === 0) this.#findings.add({ kind: 'file_not_sealed', line: this.#line });
  }

  /** After the last line. */
  finish(): Report {
    this.#closeTree();
    if (!this.#isEnded) this.#findings.add({ kind: 'file_truncated', line: this.#line });
    if (this.#header !== null && this.#header.institution === null) this.#askForTrees();
    const outside = new Outside(this.#known.outside ?? [], this.#keys);
    outside.compare(this.#chain, this.#header?.exported_at ?? '', this.#findings);
    const { first, last } = this.#chain;
    return {
      findings: this.#findings.kept, total: this.#findings.total, header: this.#header, keys: this.#keys.map(writeKey),
      entries: this.#entries, trees: this.#trees, witnessed: outside.checkpoints.filter(({ number }) => this.#chain.hashes.has(number)).length,
      hashes: this.#chain.hashes,
      checkpoints: first === null || last === null ? null : { first: first.number, last: last.number, from: first.time, until: last.time },
    };
  }

  /** An export of everything has every tree of the last checkpoint. */
  #askForTrees(): void {
    for (const tree of this.#chain.last?.trees.keys() ?? []) {
      if (!this.#trees.some((known) => known.tree === tree)) this.#findings.add({ kind: 'tree_missing', tree });
    }
  }
}
