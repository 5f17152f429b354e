import type { FormModule } from '@sintra/platform/records';
import { agreementCatalogs, agreementForm } from '../forms/index.ts';

export { agreementLight } from './light.ts';
export { remindAgreements } from './reminders.ts';

/** Agreement instruments («convenios»). */
export const agreements: FormModule = {
  form: agreementForm, catalogs: agreementCatalogs,
  dimensions: [{
    id: 'instrumentType', catalog: 'agreement_type', expression: 'r.instrument_type', label: { es: 'Tipo de instrumento', en: 'Type' },
    description: { es: 'Tipo del convenio.', en: 'Type of the agreement.' },
  }, {
    id: 'agreementStatus', catalog: 'agreement_status', expression: 'r.agreement_status', label: { es: 'Situación', en: 'Status' },
    description: { es: 'Situación del convenio.', en: 'Status of the agreement.' },
  }],
  counted: { es: 'Convenios registrados (no anulados), cada uno una vez.', en: 'Standing agreements, each once.' },
};
