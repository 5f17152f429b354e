import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { announce } from '@sintra/ui/parts/UndoBar.tsx';
import { texts } from './access-texts.ts';
import { endLoginsOf, recoverUser, type User } from './api.ts';

/** Ways back in for one person, and out. The link is shown once, to be handed over. */
export function AccessMenu({ user, onLink }: { user: User; onLink: (handed: { name: string; link: string }) => void }) {
  const onError = (error: Error) => announce(error.message);
  const recovering = useMutation({ mutationFn: (factors: boolean) => recoverUser(user.id, factors), gcTime: 0, onError, onSuccess: ({ link }) => onLink({ name: user.name, link }) });
  const ending = useMutation({ mutationFn: () => endLoginsOf(user.id), onError, onSuccess: ({ ended }) => announce(texts.ended(ended, user.name)) });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" aria-label={texts.menu(user.name)} loading={recovering.isPending || ending.isPending}>{texts.column}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => recovering.mutate(false)}>{texts.recover}</Menu.Item>
        <Menu.Item onClick={() => recovering.mutate(true)}>{texts.recoverFactors}</Menu.Item>
        <Menu.Item onClick={() => ending.mutate()}>{texts.endLogins}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
