/** A text that people read: Spanish (es-MX) on screens and sheets, English in the codebook, the API and standards exports. */
export interface Bilingual {
  readonly es: string;
  readonly en: string;
}

/** `detectionDate` → `detection_date`: the one rule that turns an id into a column's name. */
export const snakeCase = (id: string): string => id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
