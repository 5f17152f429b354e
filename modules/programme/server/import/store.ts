import type { Call } from '@sintra/platform/commands';
import { clock } from '@sintra/platform/clock';
import type { Context, Tx } from '@sintra/platform/db';
import { problems } from '@sintra/platform/problems';
import { v7 as uuidv7 } from 'uuid';
import type { StoredFile } from '@sintra/platform/files';
import type { Item, NamedOrganization, Passage, Reading } from '../../document/index.ts';
import { withChoice, type Choice, type Chosen } from './choice.ts';

export interface DocumentRow {
  readonly id: string;
  readonly institution_id: string;
  readonly year: number;
  readonly file_id: string;
  readonly file_name: string;
  readonly state: 'staged' | 'applied' | 'discarded';
  readonly received_at: Date;
  readonly applied_at: Date | null;
  readonly organizations: readonly NamedOrganization[];
  readonly balance: unknown;
}

interface PassageRow extends Omit<Passage, 'items'> {
  readonly items: readonly Item[];
  readonly choice: Choice | null;
}

/** A document of the own institution. @throws notFound */
export async function findDocument({ tx, context }: Pick<Call, 'tx' | 'context'>, id: string): Promise<DocumentRow> {
  const [row] = await tx<DocumentRow[]>`select * from programme_document where id = ${id} and institution_id = ${context.institutionId}`;
  if (row === undefined) throw problems.notFound();
  return row;
}

/** The same bytes for the same year, if they were sent before: its choices are kept. */
export async function sameDocument(tx: Tx, context: Context, year: number, sha256: Buffer): Promise<string | null> {
  const [row] = await tx<{ id: string }[]>`select id from programme_document
    where institution_id = ${context.institutionId} and year = ${year} and file_sha256 = ${sha256} and state <> 'discarded'`;
  return row?.id ?? null;
}

/** Choices made on passages of the same words in the last document of the year: a corrected document does not ask again. */
export async function earlierChoices(tx: Tx, context: Context, year: number): Promise<ReadonlyMap<string, Choice>> {
  const rows = await tx<{ text: string; choice: Choice }[]>`select p.text, p.choice from programme_passage p
    where p.institution_id = ${context.institutionId} and p.choice is not null and p.document_id = (
      select id from programme_document where institution_id = ${context.institutionId} and year = ${year} and state <> 'discarded' order by received_at desc limit 1)`;
  return new Map(rows.map(({ text, choice }) => [text, choice]));
}

export async function insertDocument(tx: Tx, context: Context, reading: Reading, file: StoredFile): Promise<string> {
  const id = uuidv7();
  const earlier = await earlierChoices(tx, context, reading.year);
  await tx`insert into programme_document (id, institution_id, user_id, year, file_id, file_name, file_sha256, organizations, state, received_at)
    values (${id}, ${context.institutionId}, ${context.userId}, ${reading.year}, ${file.id}, ${file.name}, ${file.sha256}, ${tx.json(reading.organizations as never)}, 'staged', ${clock.now()})`;
  const rows = reading.passages.map((passage) => {
    const choice = earlier.get(passage.text);
    return {
      ...passage, institution_id: context.institutionId, document_id: id, lines: [...passage.lines], cells: [...passage.cells], notes: [...passage.notes], items: tx.json(passage.items as never),
      choice: choice === undefined || passage.outcome === 'understood' ? null : tx.json(choice),
    };
  });
  for (let from = 0; from < rows.length; from += 200) await tx`insert into programme_passage ${tx(rows.slice(from, from + 200) as never)}`;
  return id;
}

const columns = ['number', 'lines', 'kind', 'chapter', 'text', 'cells', 'dated', 'outcome', 'reason', 'about', 'items', 'notes', 'choice'] as const;

/** Every passage of a document, in order: a programme has some hundreds. */
export async function passagesOf(tx: Tx, document: DocumentRow): Promise<readonly Chosen[]> {
  const rows = await tx<PassageRow[]>`select ${tx(columns)} from programme_passage where institution_id = ${document.institution_id} and document_id = ${document.id} order by number`;
  return rows;
}

/** The passages as they will be applied: the reading's, with people's choices. */
export const settled = (passages: readonly Chosen[], year: number): readonly Passage[] => passages.map((passage) => withChoice(passage, passage.choice, year));

/** What the institution's records know of names: organisations, and who acts as people let it stand. */
export async function knownNames(tx: Tx, institution: string) {
  const organizations = await tx<{ name: string; acronym: string | null }[]>`select name, acronym from organization where institution_id = ${institution} and annulled_at is null and name is not null`;
  const accepted = await tx<{ asWritten: string; organization: string | null }[]>`select distinct r.responsible_as_written as "asWritten", o.name as organization from activity_responsible r
    left join organization o on o.institution_id = r.institution_id and o.id = r.organization
    where r.institution_id = ${institution} and r.until_version is null and r.responsible_as_written is not null`;
  return { organizations, accepted };
}
