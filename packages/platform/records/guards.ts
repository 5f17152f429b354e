import { cellsOf, type Form, type Group, type RecordInput, type Values } from '@sintra/definition';
import type { Call } from '../commands/index.ts';
import { resourceOf, writableClasses } from '../permissions/index.ts';
import { problems } from '../problems/index.ts';
import type { FormModule } from './module.ts';
import { findRow, type RecordRow } from './read.ts';

/** @throws reasonNeeded: a reason of less than ten characters explains nothing to an auditor. */
export function requireReason(text: string): string {
  if (text.length < 10) throw problems.reasonNeeded();
  return text;
}

/** Reads a record for writing. @throws notFound, annulled, versionMoved */
export async function rowToWrite(call: Call, module: FormModule, id: string, version: number): Promise<RecordRow> {
  const row = await findRow(call, module.form, id, 'write');
  if (row.annulled_at !== null) throw problems.annulled();
  if (row.version !== version) throw problems.versionMoved({ current: row.version });
  return row;
}

/** Every cell of an input is of a class that who writes may write. @throws forbidden */
export function requireWritable({ context }: Call, { form }: FormModule, input: RecordInput): void {
  const classes = writableClasses(context.roles, form);
  const closed = (source: Form | Group, values: Values): boolean => cellsOf(source).some(({ id, field }) => id in values && !classes.has(field.sensitivity));
  const groups = form.groups.some((group) => (input.groups?.[group.id] ?? []).some(({ values }) => closed(group, values)));
  if (groups || closed(form, input.values)) throw problems.forbidden({ resource: resourceOf(form), action: 'update' });
}
