import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Me } from './api/types.ts';
import type { RecordScreens } from './records/screens.ts';

export interface NavItem {
  readonly to: string;
  /** The noun of the law that names the module. */
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  readonly allowed: (me: Me) => boolean;
}

/** What a module brings to the web application: an entry in the rail and its screens. */
export interface WebModule {
  readonly id: string;
  readonly nav: NavItem;
  /** Its forms: how other screens find the page of a record. */
  readonly screens?: readonly RecordScreens[];
  readonly routes: (parent: AnyRoute) => readonly AnyRoute[];
}

/** Whether one of this person's roles gives the right; the server decides again on every request. */
export const allows = (me: Me, resource: string, action: string): boolean =>
  me.rights.some((right) => right.resource === resource && right.action === action);
