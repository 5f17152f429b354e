import { parseArgs } from 'node:util';
import type { FormModule } from '@sintra/platform/records';
import { modules } from '../server/modules.ts';

export class UsageError extends Error {}

const options = {
  form: { type: 'string' }, mapping: { type: 'string' }, by: { type: 'string' }, where: { type: 'string', multiple: true }, out: { type: 'string' },
  format: { type: 'string' }, as: { type: 'string' }, 'on-behalf-of': { type: 'string' }, json: { type: 'boolean' }, identity: { type: 'boolean' }, factors: { type: 'boolean' }, reason: { type: 'string' },
  'only-good': { type: 'boolean' }, 'passphrase-file': { type: 'string' },
  institution: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' }, checkpoints: { type: 'string', multiple: true }, key: { type: 'string' },
  'public-key': { type: 'string' }, unsigned: { type: 'boolean' },
  year: { type: 'string' }, document: { type: 'string' }, 'dry-run': { type: 'boolean' },
  request: { type: 'string' }, record: { type: 'string' }, class: { type: 'string' }, master: { type: 'boolean' },
  name: { type: 'string' }, 'legal-name': { type: 'string' }, position: { type: 'string' }, roles: { type: 'string' }, curp: { type: 'string' }, state: { type: 'string' }, level: { type: 'string' },
  successor: { type: 'string' }, 'hand-over': { type: 'string' }, stay: { type: 'string', multiple: true }, leave: { type: 'string', multiple: true },
} as const;

export type Arguments = ReturnType<typeof readArguments>;

/** @throws UsageError for an unknown option or a missing value */
export function readArguments(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`No se entendió la instrucción: ${error instanceof Error ? error.message : ''}`);
  }
}

/** The module of `--form`. @throws UsageError naming the forms there are */
export function moduleOf({ values }: Arguments): FormModule {
  const module = modules.find(({ form }) => form.id === values.form);
  if (module === undefined) throw new UsageError(`Indique el formulario con --form: ${modules.map(({ form }) => form.id).join(', ')}.`);
  return module;
}

/** `--where sex=female,male` as filters. @throws UsageError */
export function whereOption({ values }: Arguments): Record<string, string> {
  return Object.fromEntries((values.where ?? []).map((pair) => {
    const [, name, value] = /^(\w+)=(.+)$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(`--where se escribe campo=valor; llegó «${pair}».`);
    return [name, value];
  }));
}

/** A whole number such as that of a request. @throws UsageError */
export function numberOf(text: string | undefined): number {
  if (text !== undefined && /^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError('Indique el número de la solicitud.');
}
