import { linkForms, yesNo, type Catalog, type Form } from '@sintra/definition';
import type { ImportModule } from '@sintra/platform/imports';
import { agreements } from '@sintra/agreements/server';
import { commissions } from '@sintra/commissions/server';
import { programme } from '@sintra/programme/server';
import { victims } from '@sintra/victims/server';

/** The modules of this house, by hand: no autoload, so that a reader sees what runs. */
export const modules: readonly ImportModule[] = [victims, ...commissions, ...programme, agreements];

export const forms: readonly Form[] = modules.map(({ form }) => form);

linkForms(forms);

export const catalogs: readonly Catalog[] = [yesNo, ...modules.flatMap((module) => module.catalogs)];
