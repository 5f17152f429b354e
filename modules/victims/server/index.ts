import { mappingSchema, type ImportModule } from '@sintra/platform/imports';
import { victimCatalogs, victimForm } from '../forms/index.ts';
import { derive, judge } from '../rules.ts';
import ctdc from '../mappings/ctdc.json' with { type: 'json' };
import { dimensions } from './dimensions.ts';

export const victims: ImportModule = {
  form: victimForm,
  catalogs: victimCatalogs,
  dimensions,
  counted: {
    es: 'Registros de víctimas y posibles víctimas vigentes (no anulados), cada uno una vez, por su fecha de detección.',
    en: 'Standing (not annulled) records of victims and possible victims, each once, by date of detection.',
  },
  judge,
  derive,
  mappings: [mappingSchema.parse(ctdc)],
};
