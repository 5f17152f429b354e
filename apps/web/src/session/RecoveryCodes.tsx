import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import styles from './session.module.css';
import { texts } from './texts.ts';

const words = texts.codes;

/** Ten codes, shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => announce(words.copied), () => undefined);
  return (
    <section className={styles.codes}>
      <h2 ref={title} tabIndex={-1}>{words.title}</h2>
      <p className={styles.doorLead}>{words.help}</p>
      <ol>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <div className={styles.buttons}>
        <Button onClick={onDone}>{words.done}</Button>
        {'clipboard' in navigator && <Button variant="default" onClick={copy}>{words.copy}</Button>}
        <Button variant="default" onClick={() => window.print()}>{words.print}</Button>
      </div>
    </section>
  );
}
