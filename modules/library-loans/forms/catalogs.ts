import { defineCatalog } from '@sintra/definition';

export const genre = defineCatalog({
  id: 'genre',
  label: { es: 'Género', en: 'Genre' },
  entries: [
    { code: 'novel', label: { es: 'Novela', en: 'Novel' } },
    { code: 'poetry', label: { es: 'Poesía', en: 'Poetry' }, alias: ['versos'] },
    { code: 'essay', label: { es: 'Ensayo', en: 'Essay' } },
    { code: 'chronicle', label: { es: 'Crónica', en: 'Chronicle' }, until: '2020-01-01', replacedBy: 'essay' },
  ],
});

export const tag = defineCatalog({
  id: 'tag',
  label: { es: 'Etiqueta', en: 'Tag' },
  entries: [
    { code: 'classic', label: { es: 'Clásico', en: 'Classic' } },
    { code: 'illustrated', label: { es: 'Ilustrado', en: 'Illustrated' } },
    { code: 'large_print', label: { es: 'Letra grande', en: 'Large print' } },
  ],
});

/** A few of each: this module proves the engine, it is not anybody's list of countries. */
export const country = defineCatalog({
  id: 'country',
  label: { es: 'País', en: 'Country' },
  entries: [
    { code: 'MX', label: { es: 'México', en: 'Mexico' }, alias: ['mexicana', 'mexicano'] },
    { code: 'GT', label: { es: 'Guatemala', en: 'Guatemala' } },
    { code: 'CO', label: { es: 'Colombia', en: 'Colombia' } },
  ],
});

export const state = defineCatalog({
  id: 'state',
  label: { es: 'Entidad federativa', en: 'State' },
  entries: [
    { code: '09', label: { es: 'Ciudad de México', en: 'Mexico City' }, alias: ['CDMX', 'Distrito Federal'] },
    { code: '14', label: { es: 'Jalisco', en: 'Jalisco' } },
    { code: '20', label: { es: 'Oaxaca', en: 'Oaxaca' } },
  ],
});
