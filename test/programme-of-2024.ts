import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const places = ['../../shared', '../../../shared'].map((folder) => fileURLToPath(new URL(`${folder}/seed/000_b5f0995fe9ee05b4.txt`, import.meta.url)));

/** The document of 2024 where it lies beside the checkout; it is data, never part of the project. null elsewhere. */
export const programmeOf2024: string | null = places.find((place) => existsSync(place)) ?? null;
