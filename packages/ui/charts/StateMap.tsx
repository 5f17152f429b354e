import mexicoMap from '@svg-maps/mexico';
import { useId } from 'react';
import { inegiOfMapId } from './mexico.ts';
import styles from './state-map.module.css';

interface SvgMap {
  readonly viewBox: string;
  readonly locations: readonly { readonly id: string; readonly path: string }[];
}

const { viewBox, locations } = mexicoMap as unknown as SvgMap;

/** Looks of a state: a colour and a pattern each, so that no reading hangs on colour alone. */
export type StateTone = 'good' | 'partial' | 'bad' | 'none';

interface Props {
  /** By INEGI's code; a state that is absent is `none`. */
  readonly tones: Readonly<Record<string, StateTone>>;
  /** Words of each tone, for the key. */
  readonly legend: readonly { readonly tone: StateTone; readonly label: string }[];
  readonly onOpen: (state: string) => void;
}

/** States by a kind, not by a number. For the eye and the mouse: a table beside it says the same to the keyboard and the ear. */
export function StateMap({ tones, legend, onOpen }: Props) {
  const id = useId();
  return (
    <figure className={styles.figure}>
      <svg viewBox={viewBox} className={styles.map} aria-hidden="true">
        <defs>
          <pattern id={`${id}-partial`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className={styles.partialBack} />
            <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
          </pattern>
          <pattern id={`${id}-bad`} width="5" height="5" patternUnits="userSpaceOnUse">
            <rect width="5" height="5" className={styles.badBack} />
            <circle cx="2.5" cy="2.5" r="1" className={styles.dot} />
          </pattern>
        </defs>
        {locations.map((place) => {
          const state = inegiOfMapId[place.id] ?? '';
          const tone = tones[state] ?? 'none';
          const fill = tone === 'partial' || tone === 'bad' ? { fill: `url(#${id}-${tone})` } : {};
          return <path key={place.id} d={place.path} className={styles.state} data-tone={tone} style={fill} onClick={() => onOpen(state)} />;
        })}
      </svg>
      <figcaption className={styles.legend}>
        {legend.map(({ tone, label }) => <span key={tone} className={styles.key} data-tone={tone}>{label}</span>)}
      </figcaption>
    </figure>
  );
}
