import { importProblems } from './problems.ts';
import type { ImportModule } from './mapping.ts';

/** @throws noSuchForm */
export function moduleOf(modules: readonly ImportModule[], form: string): ImportModule {
  const found = modules.find((module) => module.form.id === form);
  if (found === undefined) throw importProblems.noSuchForm({ form, known: modules.map((module) => module.form.id).join(', ') });
  return found;
}
