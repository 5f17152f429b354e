import { defineCatalog, type Catalog, type CatalogEntry } from '@sintra/definition';
import { entry, notIdentified, other } from './entry.ts';

/** INALI's 11 families and 68 groupings. A comma separates groupings, a slash the spellings of one. */
const families: Readonly<Record<string, string>> = {
  'Álgica': 'Kickapoo',
  'Yuto-nahua': 'Pápago, Pima, Tepehuano del norte, Tepehuano del sur, Tarahumara/Rarámuri, Guarijío, '
    + 'Yaqui, Mayo, Cora, Huichol/Wixárika, Náhuatl',
  'Cochimí-yumana': "Paipai, Ku'ahl, Cucapá, Kumiai, Kiliwa",
  'Seri': 'Seri',
  'Oto-mangue': 'Otomí/Hñähñu, Mazahua, Matlatzinca, Tlahuica, Pame, Chichimeco jonaz, Chinanteco, Tlapaneco, Mazateco, Ixcateco, '
    + 'Chocholteco, Popoloca, Zapoteco, Chatino, Amuzgo, Mixteco, Cuicateco, Triqui',
  'Maya': "Huasteco, Maya, Lacandón, Ch'ol/Chol, Chontal de Tabasco, Tseltal/Tzeltal, Tsotsil/Tzotzil, Q'anjob'al, Akateko, Jakalteko, "
    + "Qato'k, Chuj, Tojolabal, Q'eqchi', K'iche', Kaqchikel, Teko, Mam, Awakateko, Ixil",
  'Totonaco-tepehua': 'Totonaco, Tepehua',
  'Tarasca': 'Tarasco/Purépecha',
  'Mixe-zoque': 'Mixe, Sayulteco, Oluteco, Texistepequeño, Ayapaneco, Popoluca de la Sierra, Zoque',
  'Chontal de Oaxaca': 'Chontal de Oaxaca',
  'Huave': 'Huave',
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}|'/gu, '').toLowerCase().replace(/[^a-z]+/g, '_');

const grouping = (family: string, text: string): CatalogEntry => {
  const [name = '', ...alias] = text.trim().split('/');
  return entry(plain(name), name, name, { maps: { inaliFamily: family }, alias });
};

/** The 68 groupings, as languages; the same names serve for peoples. */
export const inaliGroupings: readonly CatalogEntry[] = Object.entries(families).flatMap(([family, names]) =>
  names.split(',').map((name) => grouping(family, name)));

/** Catalogue of languages: Spanish, the national ones, sign language, and the foreign ones most met (ISO 639-2 in `maps.htcds`). */
export const language: Catalog = defineCatalog({
  id: 'language',
  label: { es: 'Lengua', en: 'Language' },
  law: 'LGT 90-I',
  entries: [
    entry('spanish', 'Español', 'Spanish', { maps: { htcds: 'spa' }, alias: ['castellano'] }),
    ...inaliGroupings,
    entry('mexican_sign_language', 'Lengua de Señas Mexicana', 'Mexican Sign Language', {
      maps: { htcds: 'sgn', iso639_3: 'mfs' }, alias: ['LSM', 'lengua de señas'],
    }),
    entry('english', 'Inglés', 'English', { maps: { htcds: 'eng' } }),
    entry('french', 'Francés', 'French', { maps: { htcds: 'fra' } }),
    entry('portuguese', 'Portugués', 'Portuguese', { maps: { htcds: 'por' } }),
    entry('haitian_creole', 'Criollo haitiano', 'Haitian Creole', { maps: { htcds: 'hat' }, alias: ['creole'] }),
    entry('garifuna', 'Garífuna', 'Garifuna', { maps: { iso639_3: 'cab' } }),
    entry('chinese', 'Chino', 'Chinese', { maps: { htcds: 'zho' }, alias: ['mandarín'] }),
    entry('russian', 'Ruso', 'Russian', { maps: { htcds: 'rus' } }),
    entry('ukrainian', 'Ucraniano', 'Ukrainian', { maps: { htcds: 'ukr' } }),
    entry('arabic', 'Árabe', 'Arabic', { maps: { htcds: 'ara' } }),
    other({ maps: { htcds: 'mis' } }),
    entry('none', 'Ninguna', 'None'),
    notIdentified({ maps: { htcds: 'und' } }),
  ],
});

/** A people is written with the name of its grouping; people without one of the 68 choose «other» and write the community. */
export const indigenousPeople: Catalog = defineCatalog({
  id: 'indigenous_people',
  label: { es: 'Pueblo indígena', en: 'Indigenous people' },
  law: 'LGT 4-XVII-d',
  entries: [...inaliGroupings, other(), notIdentified()],
});
