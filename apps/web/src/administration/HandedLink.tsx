import { Button } from '@mantine/core';
import { Notice } from '@sintra/ui/parts/Notice.tsx';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts as shared } from '@sintra/ui/texts.ts';
import { texts as access } from './access-texts.ts';
import styles from './administration.module.css';
import { texts } from './lifecycle-texts.ts';

/** What is shown once, to be handed over to a person. */
export interface Handed {
  readonly kind: 'invitation' | 'link';
  readonly name: string;
  readonly secret: string;
}

const says = {
  invitation: { title: texts.invitation, help: texts.invitationHelp },
  link: { title: access.link, help: access.linkHelp },
} as const;

export function HandedLink({ handed, onClose }: { handed: Handed; onClose: () => void }) {
  const { title, help } = says[handed.kind];
  const copy = () => void navigator.clipboard.writeText(handed.secret).then(() => announce(texts.copied));
  const actions = (
    <div className={styles.actions}>
      <Button variant="default" onClick={copy}>{texts.copy}</Button>
      <Button variant="default" onClick={onClose}>{shared.close}</Button>
    </div>
  );
  return (
    <Notice tone="warning" title={title(handed.name)} action={actions}>
      <code className={styles.password}>{handed.secret}</code> {help}
    </Notice>
  );
}
