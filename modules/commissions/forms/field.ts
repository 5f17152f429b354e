import type { Bilingual, Field, Kind } from '@sintra/definition';

type More = Omit<Field, 'id' | 'kind' | 'label' | 'sensitivity' | 'help'>;

/** A field that any official may read: what bodies do is public work. The help is Spanish and English. */
export const shared = (id: string, kind: Kind, es: string, en: string, help?: Bilingual, more: More = {}): Field =>
  ({ id, kind, label: { es, en }, sensitivity: 'public', ...(help && { help }), ...more });

/** A field for officials only: names of persons in office, addresses of their offices, working notes. */
export const internal = (id: string, kind: Kind, es: string, en: string, help?: Bilingual, more: More = {}): Field =>
  ({ ...shared(id, kind, es, en, help, more), sensitivity: 'internal' });

export const say = (es: string, en: string): Bilingual => ({ es, en });
