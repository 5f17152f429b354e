import type { FormModule } from '@sintra/platform/records';
import type { Catalog, Form } from '@sintra/definition';
import {
  bodyCatalogs, bodyForm, candidacyCatalogs, candidacyForm, organizationCatalogs, organizationForm, resolutionCatalogs, resolutionForm, sessionCatalogs, sessionForm,
} from '../forms/index.ts';

const standing = (form: Form, catalogs: readonly Catalog[]): FormModule => ({
  form, catalogs, dimensions: [],
  counted: { es: `${form.label.es} vigentes (no anulados), cada registro una vez.`, en: `Standing ${form.label.en.toLowerCase()}, each once.` },
});

export const organizations = standing(organizationForm, organizationCatalogs);
export const bodies = standing(bodyForm, bodyCatalogs);
export const sessions = standing(sessionForm, sessionCatalogs);
export const resolutions = standing(resolutionForm, resolutionCatalogs);
export const candidacies = standing(candidacyForm, candidacyCatalogs);

/** The forms of this module, in the order in which one refers to another. */
export const commissions: readonly FormModule[] = [organizations, bodies, sessions, resolutions, candidacies];
