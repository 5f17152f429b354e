import { Link } from '@tanstack/react-router';
import { LightTag } from '@sintra/programme/web';
import type { Item } from './api.ts';
import styles from './calendar.module.css';
import { texts } from './texts.ts';

/** The way to the record behind a line. */
export const ItemLink = ({ item }: { item: Pick<Item, 'path' | 'title' | 'kind'> }) => <Link to={item.path}>{item.title === '' ? texts.kindOne[item.kind] : item.title}</Link>;

export const ItemLight = ({ item }: { item: Item }) => <LightTag light={item.light} rule={item.rule} masculine={item.kind === 'resolution' || item.kind === 'agreement'} />;

/** A session is its body's: «6ª Reunión Ordinaria» alone is anybody's. */
export const ItemBody = ({ item: { kind, bodyName } }: { item: Item }) => (kind === 'session' && bodyName !== null ? <span className={styles.ofBody}>{bodyName}</span> : null);

export const whoOf = ({ organizations }: Item): string => organizations.map(({ name }) => name).join(', ');
