import type { Document } from './document.ts';

export * from './document.ts';

// Their libraries take tens of megabytes, which no other work needs: they come with the first document.
export const writeDocx = async (document: Document): Promise<Buffer> => (await import('./docx.ts')).writeDocx(document);
export const writePdf = async (document: Document): Promise<Buffer> => (await import('./pdf.ts')).writePdf(document);
